import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { MedicineLine } from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { api } from "../../api.ts";
import { faultsInWords } from "./faults-in-words.ts";
import { ChoiceField, Faults, FormActs, TextField, WordsField } from "./fields.tsx";
import { NOTE_FORMS, type NoteField, type NoteKind, noteFaults, noteOf } from "./note-kinds.ts";
import { useSending } from "./use-medicines.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly kind: NoteKind;
  readonly lines: readonly MedicineLine[];
  /** What is already known of it, by field. */
  readonly begun?: Readonly<Record<string, string>> | undefined;
  readonly onClose: () => void;
}

/** Notes one thing about medicines: a side effect, missed doses, something bought, a substance, an allergy, a fill, a talk. */
export function NoteDialog({ chart, say, kind, lines, begun, onClose }: DialogProps) {
  const { t } = useTranslation();
  const fields: readonly NoteField[] = NOTE_FORMS[kind];
  const [ids] = useState(() => ({ entry: newId(), order: newId() }));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => ({ ...firstValues(fields), ...begun }));
  const [lacks, setLacks] = useState<readonly string[]>([]);
  const sending = useSending(
    chart.patient.id,
    () =>
      api.noteMedicines(chart.patient.id, {
        notes: [
          {
            id: ids.entry,
            kind,
            ...(kind === "medication" ? { orderId: ids.order, action: "report" } : {}),
            ...noteOf(kind, typed),
          },
        ],
      }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = noteFaults(kind, typed);
    setLacks(found);
    if (found.length === 0) sending.submit();
  };
  const taken = lines.filter(({ state, source }) => state !== "stopped" && source !== "substance");
  return (
    <Dialog title={say(`medicines.note.${kind}`)} closeLabel={say("medicines.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{say(`medicines.note-lead.${kind}`)}</p>
        <div className="order-grid">
          {fields
            .filter(({ as }) => as !== "constant")
            .map((field, place) => (
              <Asked
                key={field.name}
                kind={kind}
                field={field}
                say={say}
                first={place === 0}
                today={chart.today}
                medicines={taken.map(({ medication }) => medication)}
                value={typed[field.name] ?? ""}
                onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
              />
            ))}
        </div>
        <Faults
          faults={[
            ...lacks.map((name) => say("medicines.lacks.field", { field: fieldName(say, kind, name) })),
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

/** A choice with nothing on offer but its options begins with the first; all else begins empty. */
function firstValues(fields: readonly NoteField[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, kind, options = [] }) => [name, kind === "choice" ? (options[0] ?? "") : ""]),
  );
}

/** The name of a field as this form asks for it: what a note is about may be asked in its own words. */
function fieldName(say: Say, kind: NoteKind, name: string): string {
  const own = say(`medicines.ask.${kind}.${name}`);
  return own.startsWith("medicines.") ? slugInWords(say, "medicines.field", name) : own;
}

interface AskedProps {
  readonly kind: NoteKind;
  readonly field: NoteField;
  readonly say: Say;
  readonly first: boolean;
  readonly today: string;
  readonly medicines: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Asked({ kind, field, say, first, today, medicines, value, onChange }: AskedProps) {
  const shared = { label: fieldName(say, kind, field.name), value, onChange, first };
  const own = say(`medicines.hint.${kind}.${field.name}`);
  const hint = own.startsWith("medicines.") ? undefined : own;
  switch (field.kind) {
    case "choice":
      return (
        <ChoiceField
          {...shared}
          options={(field.options ?? []).map((one) => [one, slugInWords(say, "medicines.option", one || "open")])}
        />
      );
    case "medicine":
      return (
        <ChoiceField
          {...shared}
          options={[["", say("medicines.option.all")], ...medicines.map((name) => [name, name] as const)]}
        />
      );
    case "words":
      return <WordsField {...shared} hint={hint} />;
    case "date":
      return <TextField {...shared} kind="date" hint={hint ?? say("medicines.today-else", { today })} />;
    default:
      return <TextField {...shared} kind={field.kind === "number" ? "number" : "text"} hint={hint} />;
  }
}
