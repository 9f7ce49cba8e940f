import { useQueries } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { MedicinesRead } from "../../../../../http/contract/medicines.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { ErrorState } from "../../../../shared/ui/error-state.tsx";
import { LoadingState } from "../../../../shared/ui/loading-state.tsx";
import { api } from "../../../api.ts";
import { problemWords } from "../../../shell/problem-words.ts";
import { faultsInWords } from "../faults-in-words.ts";
import { Faults, FormActs, WordsField } from "../fields.tsx";
import { useSending } from "../use-medicines.ts";
import { type ReviewSources, reviewDraft } from "./review-draft.ts";

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly read: MedicinesRead;
  readonly onClose: () => void;
}

/** A review note put together from the list as it is, to be read, changed and signed. */
export function ReviewDialog({ chart, say, locale, read, onClose }: DialogProps) {
  const { t } = useTranslation();
  const key = ["chart", chart.patient.id] as const;
  const { id } = chart.patient;
  const [check, monitoring, supports] = useQueries({
    queries: [
      {
        queryKey: [...key, "check"],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.checkOrder(id, null, signal),
      },
      {
        queryKey: [...key, "monitoring"],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.monitoring(id, signal),
      },
      {
        queryKey: [...key, "supports"],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.medicineSupports(id, signal),
      },
    ],
  });
  const failed = [check, monitoring, supports].find(({ error, data }) => error !== null && data === undefined);
  const sources: ReviewSources | null =
    check.data === undefined || monitoring.data === undefined || supports.data === undefined
      ? null
      : { medicines: read, check: check.data, monitoring: monitoring.data, supports: supports.data };
  return (
    <Dialog title={say("review.title")} closeLabel={say("medicines.close")} onClose={onClose}>
      {failed !== undefined ? (
        <ErrorState {...problemWords(t, failed.error)} onRetry={() => void failed.refetch()} />
      ) : sources === null ? (
        <LoadingState title={say("review.loading")} lines={4} />
      ) : (
        <Note {...{ chart, say, locale, sources, onClose }} />
      )}
    </Dialog>
  );
}

/** As much as a record's text holds. */
const MOST = 10_000;

function Note({
  chart,
  say,
  locale,
  sources,
  onClose,
}: Omit<DialogProps, "read"> & { readonly sources: ReviewSources }) {
  const { t } = useTranslation();
  const [entryId] = useState(() => newId());
  // Put together once: what is being written is never changed under the writer's hands.
  const [draft] = useState(() => reviewDraft(say, locale, sources));
  const [text, setText] = useState(draft.text);
  const [suggestions, setSuggestions] = useState(draft.suggestions.join("\n"));
  const [asked, setAsked] = useState(false);
  const lines = suggestions
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const sending = useSending(
    chart.patient.id,
    (recordVersion) =>
      api.noteMedicines(chart.patient.id, {
        notes: [
          {
            id: entryId,
            kind: "medication-review",
            text: text.trim(),
            ...(lines.length === 0 ? {} : { suggestions: lines }),
          },
        ],
        recordVersion,
      }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() !== "") sending.submit();
  };
  return (
    <form className="stack review-note" onSubmit={submit} noValidate>
      <p className="soft">{say("review.lead")}</p>
      <WordsField label={say("review.text")} value={text} onChange={setText} rows={12} most={MOST} first />
      <WordsField
        label={say("review.suggestions")}
        value={suggestions}
        onChange={setSuggestions}
        rows={4}
        most={MOST}
      />
      <Faults
        faults={[
          ...(asked && text.trim() === "" ? [say("review.needs")] : []),
          ...faultsInWords(t, say, sending.error),
        ]}
      />
      <FormActs send={say("review.sign")} cancel={say("medicines.cancel")} onCancel={onClose} busy={sending.busy} />
    </form>
  );
}
