import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import { OPIOID_KINDS } from "../../../../../clinical/medication/opioid/opioid-care-content.ts";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { OpioidRead } from "../../../../../http/contract/medicine-care.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { formatClock, formatDay } from "../../../../shared/ui/format-date.ts";
import { api } from "../../../api.ts";
import { faultsInWords, numberOf } from "../faults-in-words.ts";
import { ChoiceField, Faults, TextField } from "../fields.tsx";
import { useSending } from "../use-medicines.ts";
import { localInstant, nowLocal } from "./local-instant.ts";

interface PartProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly induction: NonNullable<OpioidRead["induction"]>;
  readonly mayNote: boolean;
}
const MOST_COWS = 48;

/** The first days of buprenorphine: scores and doses with their times, and the step to consider next. */
export function InductionPart(props: PartProps) {
  const { say, induction, mayNote } = props;
  return (
    <section className="care-card care-wide">
      <div className="care-head">
        <h4>{say("medicine-care.opioid.induction", { day: induction.day })}</h4>
        <span className="soft">
          {induction.lastUse === null ? say("medicine-care.opioid.last-use-unknown") : <LastUse {...props} />}
        </span>
      </div>
      <p className={induction.act === "worse-after-dose" ? "care-advice strong" : "care-advice"} role="status">
        {induction.words}
      </p>
      <Marks {...props} />
      {mayNote ? <MarkForm {...props} /> : null}
      {mayNote && induction.marks.every(({ doseMg }) => doseMg === null) ? <LastUseForm {...props} /> : null}
    </section>
  );
}

function LastUse({ chart, say, locale, induction: { lastUse } }: PartProps) {
  if (lastUse === null) return null;
  return say("medicine-care.opioid.last-use", {
    kind: say(`medicine-care.opioid.kind.${lastUse.kind}`),
    date: formatDay(lastUse.at, locale, chart.today),
    time: lastUse.at.length > 10 ? formatClock(lastUse.at, locale) : "",
  });
}

function Marks({ chart, say, locale, induction: { marks } }: PartProps) {
  if (marks.length === 0) return <p className="unknown">{say("medicine-care.opioid.no-marks")}</p>;
  return (
    <table className="care-marks">
      <caption className="for-readers">{say("medicine-care.opioid.marks")}</caption>
      <thead>
        <tr>
          {["time", "cows", "dose"].map((column) => (
            <th key={column} scope="col">
              {say(`medicine-care.opioid.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {marks.map(({ entryId, at, cows, doseMg }) => (
          <tr key={entryId}>
            <th scope="row">
              {formatDay(at, locale, chart.today)}
              {at.length > 10 ? `, ${formatClock(at, locale)}` : ""}
            </th>
            <td>{cows ?? "–"}</td>
            <td>{doseMg === null ? "–" : say("taper.mg", { mg: doseMg })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One score, one dose, or both, at one time. */
function MarkForm({ chart, say }: PartProps) {
  const { t } = useTranslation();
  const [ids, setIds] = useState(() => ({ score: newId(), dose: newId() }));
  const [at, setAt] = useState(nowLocal);
  const [cows, setCows] = useState("");
  const [dose, setDose] = useState("");
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const [total, mg] = [numberOf(cows), numberOf(dose)];
  const sending = useSending(
    chart.patient.id,
    () => {
      const when = localInstant(at);
      return api.noteMedicines(chart.patient.id, {
        notes: [
          ...(total === null
            ? []
            : [
                {
                  id: ids.score,
                  kind: "score" as const,
                  instrument: "COWS",
                  total,
                  completedBy: "clinician",
                  at: when,
                },
              ]),
          ...(mg === null
            ? []
            : [{ id: ids.dose, kind: "administration" as const, medication: "buprenorphine", doseMg: mg, at: when }]),
        ],
      });
    },
    () => {
      setIds({ score: newId(), dose: newId() });
      setAt(nowLocal());
      setCows("");
      setDose("");
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(cows.trim() !== "" && (total === null || !Number.isInteger(total) || total > MOST_COWS) ? ["cows"] : []),
      ...(dose.trim() !== "" && (mg === null || mg <= 0) ? ["dose"] : []),
      ...(cows.trim() === "" && dose.trim() === "" ? ["either"] : []),
    ];
    setLacks(wrong);
    if (wrong.length === 0) sending.submit();
  };
  return (
    <form className="care-form no-print" onSubmit={submit} noValidate>
      <TextField kind="moment" label={say("medicine-care.opioid.column.time")} value={at} onChange={setAt} />
      <TextField label={say("medicine-care.opioid.column.cows")} kind="number" value={cows} onChange={setCows} />
      <TextField label={say("medicine-care.opioid.dose-mg")} kind="number" value={dose} onChange={setDose} />
      <button type="submit" className="btn primary" aria-disabled={sending.busy}>
        {say("medicines.keep")}
      </button>
      <Faults
        faults={[
          ...lacks.map((name) => say(`medicine-care.opioid.lacks.${name}`)),
          ...faultsInWords(t, say, sending.error),
        ]}
      />
    </form>
  );
}

/** What was used last and when: how long to wait depends on it. */
function LastUseForm({ chart, say }: PartProps) {
  const { t } = useTranslation();
  const [id, setId] = useState(() => newId());
  const [kind, setKind] = useState<string>(OPIOID_KINDS[0]);
  const [at, setAt] = useState(nowLocal);
  const sending = useSending(
    chart.patient.id,
    () =>
      api.noteMedicines(chart.patient.id, {
        notes: [{ id, kind: "use", substance: "opioids", amount: kind, lastUsedAt: localInstant(at) }],
      }),
    () => setId(newId()),
  );
  return (
    <form
      className="care-form no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sending.submit();
      }}
    >
      <ChoiceField
        label={say("medicine-care.opioid.used")}
        value={kind}
        options={OPIOID_KINDS.map((one) => [one, say(`medicine-care.opioid.kind.${one}`)])}
        onChange={setKind}
      />
      <TextField kind="moment" label={say("medicine-care.opioid.used-at")} value={at} onChange={setAt} />
      <button type="submit" className="btn" aria-disabled={sending.busy}>
        {say("medicine-care.opioid.keep-use")}
      </button>
      <Faults faults={faultsInWords(t, say, sending.error)} />
    </form>
  );
}
