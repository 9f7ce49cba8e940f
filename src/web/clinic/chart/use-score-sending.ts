import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Chart, InstrumentForm, ScoreReceipt, ScoreSubmission } from "../../../http/contract/chart.ts";
import { answersInOrder } from "../../shared/forms/form-answers.ts";
import { api } from "../api.ts";
import { ProblemError } from "../request.ts";
import type { ScoreDraft } from "./score-draft.ts";

/** What was kept, and the series it belongs to. */
export interface KeptScore {
  readonly receipt: ScoreReceipt;
  readonly rater: "self" | "clinician" | "caregiver";
  readonly language: string | null;
}

/** Sends a form once however often the button is pressed, and tells what came of it. */
export function useScoreSending(chart: Chart, form: InstrumentForm, draft: ScoreDraft, onKept: () => void) {
  const client = useQueryClient();
  const sending = useRef(false);
  // The record as it was when the form opened: a newer entry of someone else is shown before this one is added to it.
  const [recordVersion, setRecordVersion] = useState(chart.recordVersion);
  const [kept, setKept] = useState<KeptScore | null>(null);
  const send = useMutation({
    mutationFn: (version: number) =>
      api.submitScore(chart.patient.id, {
        entryId: draft.entryId,
        instrument: form.id,
        ...answered(form, draft),
        completedBy: draft.completedBy,
        recordVersion: version,
        ...(form.capture === "total" ? {} : { language: form.language }),
        ...(draft.version === null ? {} : { version: draft.version }),
        ...(draft.interpreter ? { interpreter: true } : {}),
        ...(draft.on === chart.today ? {} : { at: draft.on }),
      }),
    onSuccess: (receipt) => {
      const rater = form.rater === "clinician" || draft.completedBy === "patient" ? "self" : draft.completedBy;
      setKept({ receipt, rater, language: form.capture === "total" ? null : form.language });
      onKept();
      void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
      void client.invalidateQueries({ queryKey: ["registry"] });
    },
    onError: (error) => {
      if (isNewer(error)) void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
    },
    onSettled: () => {
      sending.current = false;
    },
  });
  return {
    kept,
    busy: send.isPending,
    error: send.error,
    /** Someone else wrote in the record since the form was opened. */
    newer: isNewer(send.error),
    submit: (version = recordVersion) => {
      // A second press while the first is on its way would be answered as repeated; it is not even sent.
      if (sending.current) return;
      sending.current = true;
      setRecordVersion(version);
      send.mutate(version);
    },
  };
}

function isNewer(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 412;
}

function answered(form: InstrumentForm, draft: ScoreDraft): Partial<ScoreSubmission> {
  if (form.capture !== "total") return { answers: answersInOrder(form, draft.answers) };
  const parts = Object.entries(draft.parts).filter(([, typed]) => typed !== "");
  return {
    ...(draft.total === "" ? {} : { total: Number(draft.total) }),
    ...(draft.safetyItem === null ? {} : { safetyItem: draft.safetyItem }),
    ...(parts.length === 0
      ? {}
      : { subscales: Object.fromEntries(parts.map(([part, typed]) => [part, Number(typed)])) }),
  };
}
