import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlertView, Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { api } from "../api.ts";
import { ProblemError } from "../request.ts";
import { problemWords } from "../shell/problem-words.ts";
import { clinicTime } from "./alert-banner.tsx";

const LEAST = 3;

interface DialogProps {
  readonly alert: AlertView;
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly onClose: () => void;
}

/** Takes over an alert with a note of what was done. Where another was first, it says who and when. */
export function AcknowledgeDialog({ alert, chart, say, locale, onClose }: DialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const field = useId();
  const hint = useId();
  const [note, setNote] = useState("");
  const [tooShort, setTooShort] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
  const act = useMutation({
    mutationFn: () => api.acknowledgeAlert(alert.id, { note: note.trim(), version: alert.version }),
    onSuccess: async () => {
      await again();
      void client.invalidateQueries({ queryKey: ["registry"] });
      onClose();
    },
    onError: () => void again(),
  });
  const conflict =
    act.error instanceof ProblemError && act.error.problem.status === 409 ? act.error.problem.message : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act.isPending) return;
    const short = note.trim().length < LEAST;
    setTooShort(short);
    if (!short) act.mutate();
  };
  return (
    <Dialog title={say("acknowledge.title")} closeLabel={say("acknowledge.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="strong">{alert.message}</p>
        <p className="soft">{say("acknowledge.lead", { due: clinicTime(alert.dueAt, chart, locale) })}</p>
        <div className="field">
          <label htmlFor={field}>{say("acknowledge.note")}</label>
          <textarea
            id={field}
            className="input"
            rows={4}
            maxLength={4000}
            value={note}
            aria-describedby={hint}
            aria-invalid={tooShort || undefined}
            onChange={(event) => setNote(event.target.value)}
          />
          <span id={hint} className="micro soft" role={tooShort ? "alert" : undefined}>
            {say(tooShort ? "acknowledge.too-short" : "acknowledge.hint")}
          </span>
        </div>
        {act.isError ? (
          <p className="notice" role="alert">
            {conflict ?? problemWords(t, act.error).body}
          </p>
        ) : null}
        <div className="state-actions">
          {conflict === null ? (
            <button type="submit" className="btn primary" aria-disabled={act.isPending}>
              {say("acknowledge.submit")}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={onClose}>
            {say(conflict === null ? "acknowledge.cancel" : "acknowledge.close")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
