import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { MonitoringRead, ResultsKept } from "../../../../../http/contract/monitoring.ts";
import { figure, type Say } from "../../../../shared/charts/words.ts";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { FlagMark } from "../../../../shared/ui/flag-mark.tsx";
import { api } from "../../../api.ts";
import { faultsInWords, numberOf } from "../faults-in-words.ts";
import { ChoiceField, Faults, FormActs, TextField } from "../fields.tsx";
import { useSending } from "../use-medicines.ts";
import { testInWords, unitInWords } from "./test-words.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly entered: MonitoringRead["entered"];
  /** Tests of the line it was opened from come first; empty = all alike. */
  readonly first: readonly string[];
  readonly onClose: () => void;
}

/** One result typed in, in the unit of its report. Where it raises an alert the dialog stays and says so. */
export function ResultDialog({ chart, say, locale, entered, first, onClose }: DialogProps) {
  const { t } = useTranslation();
  const tests = testsInOrder(say, entered, first);
  const [entryId] = useState(() => newId());
  const [typed, setTyped] = useState({ test: tests[0] ?? "", value: "", unit: "", on: "" });
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const [kept, setKept] = useState<ResultsKept | null>(null);
  const units = entered[typed.test]?.units ?? [];
  const chosen = units.find(({ unit }) => unit === typed.unit) ?? units[0];
  const value = numberOf(typed.value);
  const sending = useSending(
    chart.patient.id,
    () =>
      api.enterResults(chart.patient.id, {
        results: [
          {
            entryId,
            test: typed.test,
            value: value ?? 0,
            unit: chosen?.unit ?? "",
            ...(typed.on === "" || typed.on === chart.today ? {} : { on: typed.on }),
          },
        ],
      }),
    (sent) => (sent.alerts.length === 0 ? onClose() : setKept(sent)),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(value === null ? [say("monitoring.lacks-value")] : []),
      ...(typed.on > chart.today ? [say("monitoring.future")] : []),
    ];
    setLacks(found);
    if (found.length === 0) sending.submit();
  };
  if (kept !== null) return <Raised {...{ say, kept, onClose }} />;
  const range = { least: "", most: "", unit: "" };
  if (chosen !== undefined) {
    range.least = figure(chosen.least, locale, 2);
    range.most = figure(chosen.most, locale, 2);
    range.unit = unitInWords(say, chosen.unit);
  }
  return (
    <Dialog title={say("monitoring.enter")} closeLabel={say("medicines.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{say("monitoring.lead-enter")}</p>
        <div className="order-grid">
          <ChoiceField
            label={say("monitoring.field.test")}
            value={typed.test}
            options={tests.map((test) => [test, testInWords(say, test)])}
            onChange={(test) => setTyped({ ...typed, test, unit: "" })}
            first
          />
          <TextField
            label={say("monitoring.field.value")}
            kind="number"
            hint={say("monitoring.range", range)}
            value={typed.value}
            onChange={(next) => {
              sending.clear();
              setTyped({ ...typed, value: next });
            }}
          />
          <ChoiceField
            label={say("monitoring.field.unit")}
            value={chosen?.unit ?? ""}
            options={units.map(({ unit }) => [unit, unitInWords(say, unit)])}
            onChange={(unit) => setTyped({ ...typed, unit })}
          />
          <TextField
            label={say("monitoring.field.on")}
            kind="date"
            hint={say("medicines.today-else", { today: chart.today })}
            value={typed.on}
            onChange={(on) => setTyped({ ...typed, on })}
          />
        </div>
        <Faults faults={[...lacks, ...faultsInWords(t, say, sending.error)]} />
        <FormActs
          send={say("monitoring.keep")}
          cancel={say("medicines.cancel")}
          onCancel={onClose}
          busy={sending.busy}
        />
      </form>
    </Dialog>
  );
}

function testsInOrder(say: Say, entered: MonitoringRead["entered"], first: readonly string[]): string[] {
  const others = Object.keys(entered).filter((test) => !first.includes(test));
  return [...first, ...others.sort((a, b) => testInWords(say, a).localeCompare(testInWords(say, b)))];
}

function Raised({ say, kept, onClose }: Pick<DialogProps, "say" | "onClose"> & { readonly kept: ResultsKept }) {
  return (
    <Dialog title={say("monitoring.kept-alert")} closeLabel={say("medicines.close")} onClose={onClose}>
      <div className="stack" role="alert">
        {kept.alerts.map(({ id, message }) => (
          <p key={id} className="flag safety">
            <FlagMark shape="octagon" size={16} /> <span className="strong">{message}</span>
          </p>
        ))}
        <p className="state-actions">
          <button type="button" className="btn primary" data-first-focus onClick={onClose}>
            {say("monitoring.done")}
          </button>
        </p>
      </div>
    </Dialog>
  );
}
