import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { MedicineLine } from "../../../../http/contract/medicines.ts";
import type { Say } from "../../../shared/charts/words.ts";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { api } from "../../api.ts";
import { faultsInWords } from "./faults-in-words.ts";
import { Faults, TextField, WordsField } from "./fields.tsx";
import { useSending } from "./use-medicines.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly line: MedicineLine;
  readonly action: "hold" | "resume" | "stop";
  readonly onClose: () => void;
}

/** Holds, resumes or stops one order, and says why. */
export function ActDialog({ chart, say, line, action, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [entryId] = useState(() => newId());
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [asked, setAsked] = useState(false);
  const needsReason = action !== "resume";
  const sending = useSending(
    chart.patient.id,
    (recordVersion) =>
      api.orderMedicine(chart.patient.id, {
        entryId,
        order: {
          orderId: line.key,
          action,
          medication: line.medication,
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
          ...(until === "" ? {} : { until }),
        },
        recordVersion,
      }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!needsReason || reason.trim() !== "") sending.submit();
  };
  const lacks = asked && needsReason && reason.trim() === "" ? [say("medicines.lacks.reason-missing")] : [];
  return (
    <Dialog
      title={say(`medicines.${action}-title`, { medication: line.medication })}
      closeLabel={say("medicines.close")}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{say(`medicines.${action}-lead`)}</p>
        {action === "hold" ? (
          <TextField
            label={say("medicines.field.until")}
            kind="date"
            least={chart.today}
            hint={say("medicines.until-hint")}
            value={until}
            onChange={setUntil}
          />
        ) : null}
        <WordsField label={say("medicines.field.reason")} value={reason} onChange={setReason} first />
        <Faults faults={[...lacks, ...faultsInWords(t, say, sending.error)]} />
        <div className="state-actions">
          <button type="submit" className="btn primary" aria-disabled={sending.busy}>
            {say(`medicines.${action}`)}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("medicines.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
