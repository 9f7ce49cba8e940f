import { useQuery } from "@tanstack/react-query";
import type { Say } from "../../../shared/charts/words.ts";
import { api } from "../../api.ts";
import { optionsQuery } from "./options-query.ts";

const MOST = 3;

interface InsteadProps {
  readonly patientId: string;
  readonly say: Say;
  /** What is drafted, by the formulary's name. */
  readonly medication: string;
  readonly onOrder: (medication: string) => void;
}

/** Other first-line medicines of the same list against which nothing grave is found, each to be ordered in one press. */
export function InsteadOptions({ patientId, say, medication, onOrder }: InsteadProps) {
  const compared = useQuery(optionsQuery(patientId, {}));
  const all = compared.data?.options ?? [];
  // Another list of medicines is for something else than this draft is.
  if (!all.some((option) => option.medication === medication)) return null;
  const free = all.filter(
    (option) =>
      option.medication !== medication &&
      !option.isTaken &&
      !option.findings.some(({ severity }) => severity === "contraindicated" || severity === "major"),
  );
  if (free.length === 0) return null;
  return (
    <div className="instead-options">
      <p className="soft">{say("medicines.instead-lead")}</p>
      <div className="state-actions">
        {free.slice(0, MOST).map((option) => (
          <button
            key={option.medication}
            type="button"
            className="btn small"
            onClick={() => onOrder(option.medication)}
          >
            {say("medicines.order-instead", { medication: option.medication })}
          </button>
        ))}
      </div>
    </div>
  );
}

/** What the formulary says of a medicine chosen by its name; null where it cannot be read: the order is then marked as not checked. */
export async function factsOf(medication: string) {
  const { found } = await api.searchMedicines(medication);
  return found.find(({ name }) => name === medication) ?? null;
}
