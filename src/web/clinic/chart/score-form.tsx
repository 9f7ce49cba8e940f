import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { scoreAnswers } from "../../../clinical/measurement/score-answers.ts";
import type { Chart, InstrumentForm, ScoreReceipt } from "../../../http/contract/chart.ts";
import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { api } from "../api.ts";
import { ProblemError } from "../request.ts";
import { useSession } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";
import { answeredOf, answersInOrder, type ScoreDraft, useScoreDraft } from "./score-draft.ts";
import { ScoreItem } from "./score-item.tsx";
import { ScoreResult } from "./score-result.tsx";
import { instrumentQuery } from "./use-chart.ts";

interface FormProps {
  readonly chart: Chart;
  readonly instrument: string;
  readonly say: Say;
  readonly locale: string;
  readonly onClose: () => void;
}

/** Opens a form of any instrument whose words may be shown. */
export function ScoreForm(props: FormProps) {
  const { t } = useTranslation();
  const form = useQuery(instrumentQuery(props.instrument));
  if (form.isPending) return <LoadingState title={props.say("form.loading", { instrument: props.instrument })} />;
  if (form.isError) return <ErrorState {...problemWords(t, form.error)} onRetry={() => void form.refetch()} />;
  return <OpenForm {...props} form={form.data} />;
}

/** What the form comes to so far: how far it is, and the total once every scored item is answered. */
function Progress({
  form,
  draft,
  say,
  locale,
}: {
  readonly form: InstrumentForm;
  readonly draft: ScoreDraft;
  readonly say: Say;
  readonly locale: string;
}) {
  const { answered, of } = answeredOf(form.items, draft.answers);
  const scored = answered === of ? scoreAnswers(form.definition, answersInOrder(form.items, draft.answers)) : null;
  return (
    <output className="form-progress" aria-live="polite">
      {say("form.answered", { answered, of })}
      {scored && scored.total !== null ? (
        <b>
          {" "}
          {say("form.total", {
            total: figure(scored.total, locale),
            band: scored.band === null ? "none" : slugInWords(say, "band", scored.band),
          })}
        </b>
      ) : null}
    </output>
  );
}

function OpenForm({ chart, instrument, say, locale, onClose, form }: FormProps & { readonly form: InstrumentForm }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const root = useRef<HTMLFormElement>(null);
  const sending = useRef(false);
  const date = useId();
  const personId = useSession().person.id;
  const { draft, change, answer, startAfresh } = useScoreDraft(
    { personId, patientId: chart.patient.id, instrument },
    chart.today,
  );
  // The record as it was when the form opened: a newer entry of someone else is shown before this one is added to it.
  const [recordVersion, setRecordVersion] = useState(chart.recordVersion);
  const [receipt, setReceipt] = useState<ScoreReceipt | null>(null);
  const send = useMutation({
    mutationFn: (version: number) =>
      api.submitScore(chart.patient.id, {
        entryId: draft.entryId,
        instrument,
        answers: answersInOrder(form.items, draft.answers),
        completedBy: draft.completedBy,
        recordVersion: version,
        ...(draft.on === chart.today ? {} : { at: draft.on }),
      }),
    onSuccess: (kept) => {
      setReceipt(kept);
      startAfresh();
      void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
      void client.invalidateQueries({ queryKey: ["registry"] });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.problem.status === 412)
        void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
    },
    onSettled: () => {
      sending.current = false;
    },
  });
  useEffect(() => root.current?.querySelector<HTMLInputElement>("input[type=radio]")?.focus(), []);
  if (receipt) return <ScoreResult chart={chart} receipt={receipt} say={say} locale={locale} onDone={onClose} />;

  const { answered, of } = answeredOf(form.items, draft.answers);
  const blank = Object.keys(draft.answers).length === 0;
  const submit = (version: number) => {
    // A second press while the first is on its way would be answered as repeated; it is not even sent.
    if (sending.current || blank) return;
    sending.current = true;
    setRecordVersion(version);
    send.mutate(version);
  };
  const newer = send.error instanceof ProblemError && send.error.problem.status === 412;
  const next = (index: number) => {
    const fields = root.current?.querySelectorAll<HTMLElement>("[data-item]");
    const field = fields?.[index + 1];
    const target = field?.querySelector<HTMLElement>("input:checked") ?? field?.querySelector<HTMLElement>("input");
    (target ?? root.current?.querySelector<HTMLElement>("button[type=submit]"))?.focus();
  };
  return (
    <form
      ref={root}
      className="score-form"
      aria-label={say("form.title", { title: form.title })}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit(recordVersion);
      }}
    >
      <div className="form-head">
        <h2>{form.title}</h2>
        <button type="button" className="btn small" onClick={onClose}>
          {say("form.leave")}
        </button>
      </div>
      {form.instruction === null ? null : <p className="form-instruction">{form.instruction}</p>}
      <p className="micro soft no-print">{say("form.keys")}</p>
      {form.items.map((item, index) => (
        <ScoreItem
          key={item.linkId}
          item={item}
          number={`${index + 1}`}
          answer={draft.answers[item.linkId]}
          onAnswer={(value) => answer(item.linkId, value)}
          onNext={() => next(index)}
          clearWord={say("form.clear")}
        />
      ))}
      <div className="form-about">
        <fieldset>
          <legend>{say("form.who")}</legend>
          <div className="choice">
            {(["patient", "clinician", "caregiver"] as const).map((who) => (
              <button
                key={who}
                type="button"
                aria-pressed={draft.completedBy === who}
                onClick={() => change({ completedBy: who })}
              >
                {say(`form.by-${who}`)}
              </button>
            ))}
          </div>
        </fieldset>
        <div className="field">
          <label htmlFor={date}>{say("form.date")}</label>
          <input
            id={date}
            className="input"
            type="date"
            required
            max={chart.today}
            value={draft.on}
            onChange={(event) => change({ on: event.target.value })}
          />
        </div>
      </div>
      {send.isError ? (
        <div className="notice form-problem" role="alert">
          <p>
            <b className="strong">{newer ? say("form.newer-title") : problemWords(t, send.error).title}</b>{" "}
            {newer ? say("form.newer") : problemWords(t, send.error).body} {say("form.kept")}
          </p>
          {newer ? (
            <p className="state-actions">
              <button type="button" className="btn" onClick={() => submit(chart.recordVersion)}>
                {say("form.add-mine")}
              </button>
              <button type="button" className="btn" onClick={onClose}>
                {say("form.look-first")}
              </button>
            </p>
          ) : null}
        </div>
      ) : null}
      <div className="form-foot">
        <Progress form={form} draft={draft} say={say} locale={locale} />
        {answered < of ? <span className="soft">{say(blank ? "form.blank" : "form.incomplete")}</span> : null}
        <button type="submit" className="btn primary" aria-disabled={send.isPending || blank}>
          {say(send.isPending ? "form.saving" : "form.save")}
        </button>
      </div>
    </form>
  );
}
