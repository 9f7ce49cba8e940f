import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { api } from "../api.ts";
import { problemWords } from "../shell/problem-words.ts";
import type { ChartEntry } from "./chart-view.ts";
import { entryInWords } from "./entry-words.ts";

const LEAST = 3;

interface DialogProps {
  readonly chart: Chart;
  readonly entry: ChartEntry;
  readonly say: Say;
  readonly locale: string;
  readonly onClose: () => void;
}

/** Says that an entry should not have been made, and why. The entry stays in the record, struck through. */
export function RetractDialog({ chart, entry, say, locale, onClose }: DialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const field = useId();
  const hint = useId();
  const [reason, setReason] = useState("");
  const [tooShort, setTooShort] = useState(false);
  const act = useMutation({
    mutationFn: () =>
      api.retractEntry(chart.patient.id, entry.id, { reason: reason.trim(), recordVersion: chart.recordVersion }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
      void client.invalidateQueries({ queryKey: ["registry"] });
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act.isPending) return;
    const short = reason.trim().length < LEAST;
    setTooShort(short);
    if (!short) act.mutate();
  };
  return (
    <Dialog title={say("retract.title")} closeLabel={say("acknowledge.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{entryInWords(entry, say, locale)}</p>
        <p className="soft">{say("retract.lead")}</p>
        <div className="field">
          <label htmlFor={field}>{say("retract.reason")}</label>
          <textarea
            id={field}
            className="input"
            rows={3}
            maxLength={1000}
            value={reason}
            aria-describedby={hint}
            aria-invalid={tooShort || undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          <span id={hint} className="micro soft" role={tooShort ? "alert" : undefined}>
            {say(tooShort ? "retract.too-short" : "retract.hint")}
          </span>
        </div>
        {act.isError ? (
          <p className="notice" role="alert">
            {problemWords(t, act.error).body}
          </p>
        ) : null}
        <div className="state-actions">
          <button type="submit" className="btn primary" aria-disabled={act.isPending}>
            {say("retract.submit")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("acknowledge.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
