import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import type { FoundMedicine } from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { api } from "../../api.ts";

/** What is to be ordered: a medicine the formulary holds, or a name as typed that nothing can be checked for. */
interface Chosen {
  readonly medication: string;
  readonly facts: FoundMedicine | null;
}

interface SearchProps {
  readonly say: Say;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Finds a medicine by name, brand or class. What is not found can be taken as it was typed, and is said not to be checked. */
export function MedicineSearch({ say, onChoose }: SearchProps) {
  const [text, setText] = useState("");
  const field = useId();
  const asked = useDeferredValue(text.trim());
  const search = useQuery({
    queryKey: ["medicines", "search", asked.toLowerCase()],
    queryFn: ({ signal }) => api.searchMedicines(asked, signal),
    enabled: asked.length > 1,
    placeholderData: (before) => before,
  });
  const found = asked.length > 1 ? (search.data?.found ?? []) : [];
  const named = found.some(({ name }) => name.toLowerCase() === asked.toLowerCase());
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={field}>{say("medicines.find")}</label>
        <input
          id={field}
          className="input"
          type="search"
          autoComplete="off"
          maxLength={100}
          data-first-focus
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (first !== undefined) onChoose({ medication: first.name, facts: first });
          }}
        />
        <span className="micro soft">{say("medicines.find-hint")}</span>
      </div>
      <ul className="medicines-found" aria-label={say("medicines.found")}>
        {found.map((one) => (
          <li key={one.name}>
            <button type="button" className="row-button" onClick={() => onChoose({ medication: one.name, facts: one })}>
              <span className="medium">{one.name}</span>
              <span className="soft">
                {one.by === null ? classesInWords(say, one) : say("medicines.found-by", { by: one.by })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {(search.data?.near ?? []).length === 0 || found.length > 0 ? null : (
        <p className="near-names">
          {say("medicines.near")}{" "}
          {search.data?.near.map((name) => (
            <button key={name} type="button" className="link" onClick={() => setText(name)}>
              {name}
            </button>
          ))}
        </p>
      )}
      {asked.length > 1 && search.isSuccess && !named ? (
        <div className="notice">
          <span>{say(found.length === 0 ? "medicines.none-found" : "medicines.not-among")}</span>
          <button
            type="button"
            className="btn small end"
            onClick={() => onChoose({ medication: text.trim(), facts: null })}
          >
            {say("medicines.take-as-typed", { name: text.trim() })}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function classesInWords(say: Say, { classes }: FoundMedicine): string {
  return classes
    .slice(0, 2)
    .map((name) => slugInWords(say, "medicines.class", name))
    .join(", ");
}
