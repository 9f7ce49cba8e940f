import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Instrument } from "../../../clinical/knowledge/instrument.ts";
import { bandsFor } from "../../../clinical/measurement/bands-for.ts";
import { scoreAnswers } from "../../../clinical/measurement/score-answers.ts";
import { activeConditions } from "../../../clinical/timeline/condition-states.ts";
import type { Chart, InstrumentForm } from "../../../http/contract/chart.ts";
import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import { answeredOf, answersInOrder, type FormAnswers } from "../../shared/forms/form-answers.ts";
import { InstrumentForm as Questions } from "../../shared/forms/instrument-form.tsx";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { useSession } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";
import { BegunNotice } from "./begun-notice.tsx";
import { Choice, FormAbout } from "./form-about.tsx";
import { keptDraftQuery } from "./kept-draft-query.ts";
import { timelineOfChart } from "./picture-of.ts";
import { isBegun, useScoreDraft } from "./score-draft.ts";
import { ScoreResult } from "./score-result.tsx";
import { TotalForm } from "./total-form.tsx";
import { instrumentQuery } from "./use-chart.ts";
import { useScoreSending } from "./use-score-sending.ts";

interface FormProps {
  readonly chart: Chart;
  readonly instrument: string;
  readonly say: Say;
  readonly locale: string;
  readonly onClose: () => void;
}

/** Opens the form of any instrument: its words where they ship, else its total. */
export function ScoreForm(props: FormProps) {
  const { t } = useTranslation();
  const personId = useSession().person.id;
  const owner = { personId, patientId: props.chart.patient.id, instrument: props.instrument };
  const held = useScoreDraft(owner, props.chart.today);
  const form = useQuery(instrumentQuery(props.instrument, held.draft.language));
  const [asked, setAsked] = useState(() => isBegun(held.draft));
  const kept = useQuery({ ...keptDraftQuery(owner), enabled: !asked });
  if (form.isPending || (!asked && kept.isPending))
    return <LoadingState title={props.say("form.loading", { instrument: props.instrument })} />;
  if (form.isError) return <ErrorState {...problemWords(t, form.error)} onRetry={() => void form.refetch()} />;
  const before = asked ? null : (kept.data?.draft ?? null);
  if (before !== null)
    return (
      <BegunNotice
        kept={before}
        instrument={form.data.title}
        say={props.say}
        locale={props.locale}
        onResume={() => {
          held.resume(before.body);
          setAsked(true);
        }}
        onDiscard={() => {
          held.giveUp();
          setAsked(true);
        }}
      />
    );
  return <OpenForm key={form.data.language} {...props} form={form.data} held={held} />;
}

/** What the form comes to so far: how far it is, and the total once every scored item is answered. */
function Progress({
  form,
  definition,
  answers,
  say,
  locale,
}: {
  readonly form: InstrumentForm;
  /** With the bands that hold for this person. */
  readonly definition: Instrument;
  readonly answers: FormAnswers;
  readonly say: Say;
  readonly locale: string;
}) {
  const { answered, of } = answeredOf(form, answers);
  const scored = answered === of ? scoreAnswers(definition, answersInOrder(form, answers)) : null;
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

interface OpenFormProps extends FormProps {
  readonly form: InstrumentForm;
  readonly held: ReturnType<typeof useScoreDraft>;
}

function OpenForm({ chart, say, locale, onClose, form, held }: OpenFormProps) {
  const { t } = useTranslation();
  const { draft, change, startAfresh } = held;
  const sending = useScoreSending(chart, form, draft, startAfresh);
  const definition = bandsFor(form.definition, activeConditions(timelineOfChart(chart).conditions));
  if (sending.kept)
    return (
      <ScoreResult
        chart={chart}
        kept={sending.kept}
        worseWhen={form.definition.worseWhen}
        banded={form.definition.bands.length > 0 || form.definition.bandCode !== undefined}
        say={say}
        locale={locale}
        onDone={onClose}
      />
    );
  const ends = (
    <>
      <FormAbout chart={chart} form={form} draft={draft} change={change} say={say} />
      {sending.error ? (
        <div className="notice form-problem" role="alert">
          <p>
            <b className="strong">{sending.newer ? say("form.newer-title") : problemWords(t, sending.error).title}</b>{" "}
            {sending.newer ? say("form.newer") : problemWords(t, sending.error).body} {say("form.kept")}
          </p>
          {sending.newer ? (
            <p className="state-actions">
              <button type="button" className="btn" onClick={() => sending.submit(chart.recordVersion)}>
                {say("form.add-mine")}
              </button>
              <button type="button" className="btn" onClick={onClose}>
                {say("form.look-first")}
              </button>
            </p>
          ) : null}
        </div>
      ) : null}
    </>
  );
  return (
    <section className="score-form">
      <div className="form-head">
        <h2 lang={form.language}>{form.title}</h2>
        {form.capture === "total" ? null : (
          <Choice
            legend={say("form.mode")}
            options={(["page", "one"] as const).map((mode) => [mode, say(`form.mode-${mode}`)])}
            chosen={draft.mode}
            onChoose={(mode) => change({ mode })}
            hidden
          />
        )}
        {form.languages.length > 1 ? (
          <Choice
            legend={say("form.language")}
            options={form.languages.map((language) => [language, languageName(language, locale)])}
            chosen={form.language}
            onChoose={(language) => change({ language })}
            hidden
          />
        ) : null}
        <button type="button" className="btn small" onClick={onClose}>
          {say("form.leave")}
        </button>
      </div>
      {form.capture === "numbers" ? <p className="soft">{say("form.by-number", { note: form.licenceNote })}</p> : null}
      {form.capture === "total" ? (
        <TotalForm
          form={form}
          draft={draft}
          change={change}
          say={say}
          busy={sending.busy}
          onSubmit={() => sending.submit()}
        >
          {ends}
        </TotalForm>
      ) : (
        <Questions
          key={draft.mode}
          form={form}
          mode={draft.mode}
          language={locale}
          label={say("form.title", { title: form.title })}
          initial={draft.answers}
          busy={sending.busy}
          onChange={(answers) => change({ answers })}
          onSubmit={() => sending.submit()}
          status={(answers) => (
            <Progress form={form} definition={definition} answers={answers} say={say} locale={locale} />
          )}
        >
          {ends}
        </Questions>
      )}
    </section>
  );
}

function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: "language" }).of(language) ?? language;
}
