import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import { synchroniseRefills } from "../../../../../clinical/medication/supply/synchronise-refills.ts";
import { dayNumber, isoDay } from "../../../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { SupportsRead } from "../../../../../http/contract/medicine-supports.ts";
import { figure, type Say } from "../../../../shared/charts/words.ts";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { FlagMark } from "../../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../../shared/ui/format-date.ts";
import { api } from "../../../api.ts";
import { faultsInWords } from "../faults-in-words.ts";
import { Faults, FormActs, TextField, WordsField } from "../fields.tsx";
import { useSending } from "../use-medicines.ts";

import { usePlace } from "../use-place.ts";

interface PartProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: SupportsRead;
}

/** What makes a list easier to take: one pick-up day, a pack, fewer doses, and a safe place. */
export function SupportsPart({ onPack, ...props }: PartProps & { readonly onPack: () => void }) {
  const { say } = props;
  return (
    <section
      className="medicines-part supports"
      aria-labelledby="supports-title"
      ref={usePlace("supports")}
      tabIndex={-1}
    >
      <h3 id="supports-title">{say("supports.title")}</h3>
      <div className="supports-cards">
        <PickUp {...props} />
        <Fewer {...props} />
        <Storage {...props} />
        <section className="support-card">
          <h4>{say("supports.pack")}</h4>
          <p className="soft">{say("supports.pack-lead")}</p>
          <button type="button" className="btn" onClick={onPack}>
            {say("supports.pack-open")}
          </button>
        </section>
      </div>
    </section>
  );
}

function PickUp({ chart, say, locale, read }: PartProps) {
  const [wanted, setWanted] = useState("");
  const { fills, supplies } = read;
  const today = dayNumber(chart.today);
  const day = (number: number) => formatDay(isoDay(number), locale, chart.today);
  const first = synchroniseRefills(fills, { today });
  const chosen = synchroniseRefills(fills, { today, ...(wanted === "" ? {} : { onDay: dayNumber(wanted) }) });
  const left = supplies.filter(({ medication }) => fills.every((fill) => fill.medication !== medication));
  const early = wanted !== "" && first !== null && dayNumber(wanted) < first.pickUpDay;
  return (
    <section className="support-card">
      <h4>{say("supports.fetch")}</h4>
      <p className="soft">{say("supports.fetch-lead")}</p>
      {first === null || chosen === null ? (
        <p className="unknown">{say("supports.fetch-none")}</p>
      ) : fills.length === 1 ? (
        <p>{say("supports.fetch-one")}</p>
      ) : (
        <>
          <TextField
            kind="date"
            label={say("supports.pick-up")}
            hint={say("supports.pick-up-hint", { date: day(first.pickUpDay) })}
            least={isoDay(first.pickUpDay)}
            value={wanted === "" ? isoDay(first.pickUpDay) : wanted}
            onChange={setWanted}
          />
          {early ? <p className="notice">{say("supports.pick-up-early", { date: day(first.pickUpDay) })}</p> : null}
          <p className="medium" aria-live="polite">
            {say("supports.together", { date: day(chosen.pickUpDay), days: chosen.everyDays })}
          </p>
          <p>{say("supports.bridges", { count: chosen.partialFills.length })}</p>
          <ul className="support-lines">
            {chosen.partialFills.map((one) => (
              <li key={`${one.medication} ${one.day}`}>
                {say("supports.bridge", { names: one.medication, days: one.days, date: day(one.day) })}
              </li>
            ))}
          </ul>
          {[...Map.groupBy(fills, ({ mostDays, earlyDays }) => `${mostDays} ${earlyDays}`).values()].map((alike) => (
            <p key={alike[0]?.medication} className="micro soft">
              {say("supports.limits", {
                most: alike[0]?.mostDays ?? 0,
                early: alike[0]?.earlyDays ?? 0,
                names: alike.map(({ medication }) => medication).join(", "),
              })}
            </p>
          ))}
        </>
      )}
      {left.length === 0 || fills.length === 0 ? null : (
        <p className="unknown">
          {say("supports.fetch-left", { names: left.map(({ medication }) => medication).join(", ") })}
        </p>
      )}
    </section>
  );
}

function Fewer({ say, locale, read }: PartProps) {
  return (
    <section className="support-card">
      <h4>{say("supports.simpler")}</h4>
      {read.simpler.length === 0 ? (
        <p className="soft">{say("supports.simpler-none")}</p>
      ) : (
        <>
          <p className="soft">{say("supports.simpler-lead")}</p>
          <ol className="support-lines">
            {read.simpler.map((one) => (
              <li key={`${one.kind} ${one.medications.join()}`}>
                {simplerInWords(say, locale, one)}
                <span className="line-more">
                  {say(`supports.because.${one.because}`)} ({say(`supports.mark.${one.mark}`)})
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** One suggestion in a sentence. */
export function simplerInWords(say: Say, locale: string, one: SupportsRead["simpler"][number]): string {
  return say(`supports.simpler-kind.${one.kind}`, {
    names: one.medications.join(" and "),
    to: one.to.replaceAll("-", " "),
    times: one.timesADay === null ? "" : figure(one.timesADay, locale, 1),
  });
}

function Storage({ chart, say, locale, read }: PartProps) {
  const [open, setOpen] = useState(false);
  const { storage } = read;
  const day = (iso: string) => formatDay(iso, locale, chart.today);
  const mayNote = chart.abilities.includes("medication.report");
  return (
    <section className="support-card">
      <h4>{say("supports.storage")}</h4>
      {storage === null ? (
        <p>–</p>
      ) : (
        <p>
          {storage.lastOn === null ? (
            <span className="unknown">{say("supports.storage-never")}</span>
          ) : (
            say("supports.storage-last", { date: day(storage.lastOn) })
          )}{" "}
          <span className={storage.isDue ? "flag decide" : "soft"}>
            {storage.isDue ? <FlagMark shape="clock" size={12} /> : null}{" "}
            {say(storage.isDue ? "supports.storage-due" : "supports.storage-next", { date: day(storage.dueOn) })}
          </span>
        </p>
      )}
      {mayNote ? (
        <button type="button" className="btn no-print" onClick={() => setOpen(true)}>
          {say("supports.storage-record")}
        </button>
      ) : null}
      {open ? <StorageDialog {...{ chart, say }} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

const CHECKS = ["locked", "cool", "old", "back"] as const;

function StorageDialog({ chart, say, onClose }: Pick<PartProps, "chart" | "say"> & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [id] = useState(() => newId());
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState(false);
  const note = [
    ...CHECKS.filter((one) => ticked.includes(one)).map((one) => `${say(`supports.storage-check.${one}`)}.`),
    words.trim(),
  ]
    .filter((part) => part !== "")
    .join(" ");
  const sending = useSending(
    chart.patient.id,
    () =>
      api.noteMedicines(chart.patient.id, { notes: [{ id, kind: "counselling", topic: "storage-disposal", note }] }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (note !== "") sending.submit();
  };
  return (
    <Dialog title={say("supports.storage-title")} closeLabel={say("medicines.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        {CHECKS.map((one, place) => (
          <label key={one} className="check">
            <input
              type="checkbox"
              data-first-focus={place === 0}
              checked={ticked.includes(one)}
              onChange={(event) =>
                setTicked(event.target.checked ? [...ticked, one] : ticked.filter((other) => other !== one))
              }
            />{" "}
            {say(`supports.storage-check.${one}`)}
          </label>
        ))}
        <WordsField label={say("supports.storage-note")} value={words} onChange={setWords} />
        <Faults
          faults={[
            ...(asked && note === "" ? [say("supports.storage-needs")] : []),
            ...faultsInWords(t, say, sending.error),
          ]}
        />
        <FormActs
          send={say("medicines.keep")}
          cancel={say("medicines.cancel")}
          onCancel={onClose}
          busy={sending.busy}
        />
      </form>
    </Dialog>
  );
}
