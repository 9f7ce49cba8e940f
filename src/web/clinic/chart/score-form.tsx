import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { scoreAnswers } from "../../../clinical/measurement/score-answers.ts";
import type { Chart, InstrumentForm, ScoreReceipt } from "../../../http/contract/chart.ts";
import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import { answeredOf, answersInOrder, type FormAnswers } from "../../shared/forms/form-answers.ts";
import { InstrumentForm as Questions } from "../../shared/forms/instrument-form.tsx";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { api } from "../api.ts";
import { ProblemError } from "../request.ts";
import { useSession } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";
import { useScoreDraft } from "./score-draft.ts";
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
  answers,
  say,
  locale,
}: {
  readonly form: InstrumentForm;
  readonly answers: FormAnswers;
  readonly say: Say;
  readonly locale: string;
}) {
  const { answered, of } = answeredOf(form, answers);
  const scored = answered === of ? scoreAnswers(form.definition, answersInOrder(form, answers)) : null;
  return (
    <>
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
      {answered > 0 && answered < of ? <span className="soft">{say("form.incomplete")}</span> : null}
    </>
  );
}

function OpenForm({ chart, instrument, say, locale, onClose, form }: FormProps & { readonly form: InstrumentForm }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sending = useRef(false);
  const date = useId();
  const personId = useSession().person.id;
  const { draft, change, startAfresh } = useScoreDraft(
    { personId, patientId: chart.patient.id, instrument },
    chart.today,
  );
  const [mode, setMode] = useState<"one" | "page">("page");
  // The record as it was when the form opened: a newer entry of someone else is shown before this one is added to it.
  const [recordVersion, setRecordVersion] = useState(chart.recordVersion);
  const [receipt, setReceipt] = useState<ScoreReceipt | null>(null);
  const send = useMutation({
    mutationFn: (version: number) =>
      api.submitScore(chart.patient.id, {
        entryId: draft.entryId,
        instrument,
        answers: answersInOrder(form, draft.answers),
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
  if (receipt) return <ScoreResult chart={chart} receipt={receipt} say={say} locale={locale} onDone={onClose} />;

  const submit = (version: number) => {
    // A second press while the first is on its way would be answered as repeated; it is not even sent.
    if (sending.current) return;
    sending.current = true;
    setRecordVersion(version);
    send.mutate(version);
  };
  const newer = send.error instanceof ProblemError && send.error.problem.status === 412;
  return (
    <section className="score-form">
      <div className="form-head">
        <h2>{form.title}</h2>
        <ModeChoice mode={mode} onMode={setMode} say={say} />
        <button type="button" className="btn small" onClick={onClose}>
          {say("form.leave")}
        </button>
      </div>
      <Questions
        key={mode}
        form={form}
        mode={mode}
        language={locale}
        label={say("form.title", { title: form.title })}
        initial={draft.answers}
        busy={send.isPending}
        onChange={(answers) => change({ answers })}
        onSubmit={() => submit(recordVersion)}
        status={(answers) => <Progress form={form} answers={answers} say={say} locale={locale} />}
      >
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
      </Questions>
    </section>
  );
}

function ModeChoice({
  mode,
  onMode,
  say,
}: {
  readonly mode: "one" | "page";
  readonly onMode: (mode: "one" | "page") => void;
  readonly say: Say;
}) {
  return (
    <fieldset>
      <legend className="for-readers">{say("form.mode")}</legend>
      <div className="choice">
        {(["page", "one"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={mode === one} onClick={() => onMode(one)}>
            {say(`form.mode-${one}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
