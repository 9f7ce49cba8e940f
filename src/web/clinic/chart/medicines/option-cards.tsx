import { useState } from "react";
import type { ComparedMedicines, ExpectationCard } from "../../../../http/contract/medicine-options.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { citedIn } from "./cited-in.ts";

interface CardsProps {
  readonly say: Say;
  readonly read: ComparedMedicines;
}
/** As many as can be looked at together without losing oneself. */
const SHOWN = 3;

/** The same options in the patient's words, side by side; medicines the list forbids are not offered. */
export function OptionCards({ say, read }: CardsProps) {
  const open = read.options.filter(({ findings }) => findings[0]?.severity !== "contraindicated");
  const [picked, setPicked] = useState<readonly string[]>(() =>
    open.slice(0, SHOWN).map(({ medication }) => medication),
  );
  const toggle = (name: string) =>
    setPicked(picked.includes(name) ? picked.filter((one) => one !== name) : [...picked, name]);
  return (
    <>
      <p className="card-words">{say("medicines.options.patient-lead")}</p>
      <fieldset className="options-concerns no-print">
        <legend className="for-readers">{say("medicines.options.pick")}</legend>
        {open.map(({ medication }) => (
          <label key={medication}>
            <input type="checkbox" checked={picked.includes(medication)} onChange={() => toggle(medication)} />
            {medication}
          </label>
        ))}
      </fieldset>
      <div className="option-cards" lang={read.language}>
        {open
          .filter(({ medication }) => picked.includes(medication))
          .map(({ medication, card }) =>
            card === null ? (
              <article key={medication} className="option-card">
                <h3>{medication}</h3>
                <p>{say("medicines.options.no-card")}</p>
              </article>
            ) : (
              <Card key={medication} say={say} read={read} card={card} />
            ),
          )}
      </div>
    </>
  );
}

function Card({ say, read, card }: CardsProps & { readonly card: ExpectationCard }) {
  return (
    <article className="option-card">
      <h3>{card.title}</h3>
      <p>{card.when}</p>
      <List title={say("medicines.options.card.early")} words={card.early} />
      {card.eases === null ? null : <p>{card.eases}</p>}
      <List title={say("medicines.options.card.later")} words={card.later} />
      <List title={say("medicines.options.card.how")} words={card.howToTake} />
      <List title={say("medicines.options.card.call")} words={card.callUs} />
      <List title={say("medicines.options.card.urgent")} words={card.getHelpNow} />
      <p className="medium">{card.stopping}</p>
      <p className="micro soft">
        {say("medicines.options.source", { sources: citedIn(read, card.sources), mark: card.mark })}
      </p>
    </article>
  );
}

function List({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </>
  );
}
