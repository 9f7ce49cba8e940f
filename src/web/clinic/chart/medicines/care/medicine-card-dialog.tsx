import type { MedicineCare, MedicineCareRead } from "../../../../../http/contract/medicine-care.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { Dialog } from "../../../../shared/ui/dialog.tsx";

interface DialogProps {
  readonly say: Say;
  readonly medicine: MedicineCare;
  readonly care: MedicineCareRead;
  readonly onClose: () => void;
}

/** One medicine in the patient's words, to be read together or printed, and beneath it what only the clinician reads. */
export function MedicineCardDialog({ say, medicine, care, onClose }: DialogProps) {
  const { card, missed } = medicine;
  const cited = (ids: readonly string[]) => ids.map((id) => care.references[id] ?? id).join("; ");
  return (
    <Dialog
      title={card?.title ?? medicine.medication}
      closeLabel={say("medicines.close")}
      onClose={onClose}
      className="card-dialog"
    >
      <div className="stack">
        <article className="option-card" lang={care.language}>
          {card === null ? (
            <p className="unknown">{say("medicines.options.no-card")}</p>
          ) : (
            <>
              <p>{card.when}</p>
              <List title={say("medicines.options.card.early")} words={card.early} />
              {card.eases === null ? null : <p>{card.eases}</p>}
              <List title={say("medicines.options.card.later")} words={card.later} />
              <List title={say("medicines.options.card.how")} words={card.howToTake} />
            </>
          )}
          <h3>{say("medicine-care.missed")}</h3>
          {medicine.asNeeded ? (
            <p>{say("medicine-care.when-needed")}</p>
          ) : missed === null ? (
            <p>{say("medicine-care.no-advice")}</p>
          ) : (
            missed.words.map((words) => <p key={words}>{words}</p>)
          )}
          {card === null ? null : (
            <>
              <List title={say("medicines.options.card.call")} words={card.callUs} />
              <List title={say("medicines.options.card.urgent")} words={card.getHelpNow} />
              <p className="medium">{card.stopping}</p>
            </>
          )}
        </article>
        {missed === null ? null : (
          <section className="medicines-part no-print">
            <h3>{say("medicine-care.for-clinician")}</h3>
            {missed.clinician === null ? null : <p>{missed.clinician}</p>}
            {missed.restarts.length === 0 ? null : (
              <ul className="suggestions">
                {missed.restarts.map(({ missedDays, management }) => (
                  <li key={missedDays}>{say("medicine-care.after-days", { days: missedDays, management })}</li>
                ))}
              </ul>
            )}
            <p className="soft micro">
              {say("medicines.options.source", { sources: cited(missed.sources), mark: missed.mark })}
            </p>
          </section>
        )}
        <div className="state-actions no-print">
          <button type="button" className="btn" onClick={() => window.print()}>
            {say("medicines.options.print")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function List({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </>
  );
}
