import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { ChoiceField, TextField } from "./fields.tsx";
import { type DraftStep, type OrderDraft, UNITS } from "./order-draft.ts";

const FREQUENCIES = [
  "once-daily",
  "nightly",
  "twice-daily",
  "three-times-daily",
  "four-times-daily",
  "every-other-day",
  "weekly",
  "as-needed",
] as const;
const INJECTED = ["weekly", "every-2-weeks", "every-3-weeks", "every-4-weeks", "monthly", "every-3-months"] as const;
const FORMS = [
  "",
  "tablet",
  "capsule",
  "extended-release",
  "liquid",
  "orally-disintegrating",
  "patch",
  "injection",
] as const;

interface FormProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly draft: OrderDraft;
  readonly onChange: (draft: OrderDraft) => void;
}

/** The order itself: dose, how often, for what, until when, and the steps up with what is measured before each. */
export function OrderForm({ chart, say, draft, onChange }: FormProps) {
  const put = (change: Partial<OrderDraft>) => onChange({ ...draft, ...change });
  const frequencies = draft.longActing ? INJECTED : FREQUENCIES;
  const conditions = [
    ...new Set(chart.entries.filter(({ kind }) => kind === "condition").map((one) => String(one.condition))),
  ];
  return (
    <>
      <div className="order-grid">
        <TextField
          label={say("medicines.field.doseMg")}
          kind="number"
          first
          value={draft.dose}
          onChange={(dose) => put({ dose })}
        />
        <ChoiceField
          label={say("medicines.unit")}
          value={draft.unit}
          options={UNITS.map((unit) => [unit, unit])}
          onChange={(unit) => put({ unit: unit as OrderDraft["unit"] })}
        />
        <ChoiceField
          label={say("medicines.field.frequency")}
          value={draft.frequency}
          options={frequencies.map((one) => [one, slugInWords(say, "frequency", one)])}
          onChange={(frequency) => put({ frequency })}
        />
        {draft.frequency === "as-needed"
          ? (["maxPerDay", "maxPerWeek", "maxDaysPerWeek"] as const).map((limit) => (
              <TextField
                key={limit}
                label={say(`medicines.field.${limit}`)}
                kind="number"
                value={draft[limit]}
                onChange={(value) => put({ [limit]: value })}
              />
            ))
          : null}
        <ChoiceField
          label={say("medicines.field.form")}
          value={draft.form}
          options={FORMS.map((one) => [
            one,
            one === "" ? say("medicines.form-open") : slugInWords(say, "medicines.form", one),
          ])}
          onChange={(form) => put({ form })}
        />
        <ChoiceField
          label={say("medicines.field.indication")}
          value={draft.indication}
          options={[
            ["", say("medicines.indication-open")],
            ...conditions.map((one) => [one, slugInWords(say, "condition", one)] as const),
          ]}
          onChange={(indication) => put({ indication })}
        />
        {draft.longActing ? (
          <TextField
            label={say("medicines.field.nextDue")}
            kind="date"
            least={chart.today}
            value={draft.nextDue}
            onChange={(nextDue) => put({ nextDue })}
          />
        ) : (
          <TextField
            label={say("medicines.field.plannedStop")}
            kind="date"
            least={chart.today}
            hint={draft.shortTerm ? say("medicines.stop-needed") : undefined}
            value={draft.plannedStop}
            onChange={(plannedStop) => put({ plannedStop })}
          />
        )}
        <TextField
          label={say("medicines.field.daysSupply")}
          kind="number"
          value={draft.daysSupply}
          onChange={(daysSupply) => put({ daysSupply })}
        />
        <TextField
          label={say("medicines.field.refills")}
          kind="number"
          value={draft.refills}
          onChange={(refills) => put({ refills })}
        />
      </div>
      {draft.longActing || draft.frequency === "as-needed" ? null : <Steps say={say} draft={draft} put={put} />}
      <TextField label={say("medicines.field.reason")} value={draft.reason} onChange={(reason) => put({ reason })} />
    </>
  );
}

/** Steps after the first dose, each on its day, each with the measure that is looked at before it is taken. */
function Steps({
  say,
  draft,
  put,
}: Pick<FormProps, "say" | "draft"> & { readonly put: (change: Partial<OrderDraft>) => void }) {
  const set = (id: string, change: Partial<DraftStep>) =>
    put({ steps: draft.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) });
  return (
    <fieldset className="order-steps">
      <legend>{say("medicines.steps")}</legend>
      {draft.steps.map((step, place) => (
        <div key={step.id} className="order-step">
          <TextField
            label={say("medicines.step-day", { number: place + 1 })}
            kind="number"
            value={step.day}
            onChange={(day) => set(step.id, { day })}
          />
          <TextField
            label={say("medicines.step-dose", { number: place + 1, unit: draft.unit })}
            kind="number"
            value={step.dose}
            onChange={(dose) => set(step.id, { dose })}
          />
          <ChoiceField
            label={say("medicines.step-measure", { number: place + 1 })}
            value={step.reviewMeasure}
            options={["", "PHQ-9", "GAD-7", "PDSS-SR", "PCL-5", "Y-BOCS", "ISI", "FIBSER"].map((one) => [
              one,
              one === "" ? say("medicines.no-measure") : one,
            ])}
            onChange={(reviewMeasure) => set(step.id, { reviewMeasure })}
          />
          <button
            type="button"
            className="btn small"
            aria-label={say("medicines.step-remove", { number: place + 1 })}
            onClick={() => put({ steps: draft.steps.filter(({ id }) => id !== step.id) })}
          >
            {say("medicines.remove")}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="btn small"
        onClick={() => put({ steps: [...draft.steps, { id: newId(), day: "", dose: "", reviewMeasure: "" }] })}
      >
        {say("medicines.step-add")}
      </button>
    </fieldset>
  );
}
