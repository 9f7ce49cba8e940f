import { useState } from "react";
import type { ComparedLine } from "../../../../http/contract/medicines.ts";
import type { Say } from "../../../shared/charts/words.ts";
import type { ListSource } from "./comparison.ts";
import { numberOf } from "./faults-in-words.ts";
import { ChoiceField, TextField } from "./fields.tsx";

interface AddProps {
  readonly say: Say;
  /** Lists that were asked: what is not on our record comes from one of them. */
  readonly sources: readonly ListSource[];
  readonly onAdd: (line: ComparedLine) => void;
}

const FROM = ["otc", "supplement", "other-prescriber"] as const;

/** A medicine that a list names and our record does not. */
export function AddLine({ say, sources, onAdd }: AddProps) {
  const [medication, setMedication] = useState("");
  const [dose, setDose] = useState("");
  const [from, setFrom] = useState<(typeof FROM)[number]>("otc");
  const [first] = sources;
  const [list, setList] = useState<ListSource | "">("");
  if (first === undefined) return <p className="soft">{say("medicines.add-after-asking")}</p>;
  const source = list !== "" && sources.includes(list) ? list : first;
  const add = () => {
    const doseMg = numberOf(dose);
    onAdd({
      medication: medication.trim(),
      source: from,
      said: [{ source, state: "listed", ...(doseMg === null || doseMg === 0 ? {} : { doseMg }) }],
    });
    setMedication("");
    setDose("");
  };
  return (
    <fieldset className="order-grid add-line">
      <legend>{say("medicines.add-line")}</legend>
      <TextField label={say("medicines.column.medicine")} value={medication} onChange={setMedication} />
      <TextField label={say("medicines.dose-mg")} kind="number" value={dose} onChange={setDose} />
      <ChoiceField
        label={say("medicines.field.source")}
        value={from}
        options={FROM.map((one) => [one, say(`source.${one}`)])}
        onChange={(one) => setFrom(one as typeof from)}
      />
      <ChoiceField
        label={say("medicines.said-by")}
        value={source}
        options={sources.map((one) => [one, say(`medicines.list.${one}`)])}
        onChange={(one) => setList(one as ListSource)}
      />
      <button type="button" className="btn" disabled={medication.trim() === ""} onClick={add}>
        {say("medicines.add")}
      </button>
    </fieldset>
  );
}
