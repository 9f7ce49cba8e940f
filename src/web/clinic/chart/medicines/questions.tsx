import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../http/contract/chart.ts";
import type { MedicineLine, QuestionThread } from "../../../../http/contract/medicines.ts";
import { type Say, slugInWords } from "../../../shared/charts/words.ts";
import { FlagMark } from "../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../shared/ui/format-date.ts";
import { api } from "../../api.ts";
import { faultsInWords } from "./faults-in-words.ts";
import { ChoiceField, Faults, WordsField } from "./fields.tsx";
import { useSending } from "./use-medicines.ts";
import { usePlace } from "./use-place.ts";

interface QuestionsProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly threads: readonly QuestionThread[];
  readonly lines: readonly MedicineLine[];
  readonly names: Readonly<Record<string, string>>;
}

/** Questions to the prescriber, one thread a question, seen by both sides. */
export function Questions({ chart, say, locale, threads, lines, names }: QuestionsProps) {
  const place = usePlace<HTMLElement>("questions");
  const [asking, setAsking] = useState(false);
  const mayAsk = chart.abilities.includes("medication.ask");
  const waiting = threads.filter(({ state }) => state === "asked").length;
  if (threads.length === 0 && !mayAsk) return null;
  return (
    <section className="medicines-part" aria-labelledby="medicine-questions" ref={place} tabIndex={-1}>
      <div className="part-head">
        <h3 id="medicine-questions">{say("medicines.questions")}</h3>
        <span className={waiting > 0 ? "flag decide" : "soft"}>
          {waiting > 0 ? <FlagMark shape="diamond" size={12} /> : null} {say("medicines.waiting", { count: waiting })}
        </span>
        {mayAsk && !asking ? (
          <button type="button" className="btn small end" onClick={() => setAsking(true)}>
            {say("medicines.ask-question")}
          </button>
        ) : null}
      </div>
      {asking ? <Ask {...{ chart, say, lines }} onDone={() => setAsking(false)} /> : null}
      <ul className="threads">
        {threads.map((thread) => (
          <Thread key={thread.questionId} {...{ chart, say, locale, thread, names }} />
        ))}
      </ul>
    </section>
  );
}

function Ask({
  chart,
  say,
  lines,
  onDone,
}: Pick<QuestionsProps, "chart" | "say" | "lines"> & { readonly onDone: () => void }) {
  const medicines = lines.filter(({ source }) => source !== "substance").map(({ medication }) => medication);
  const [medication, setMedication] = useState(medicines[0] ?? "");
  const [ids] = useState(() => ({ id: newId(), questionId: newId() }));
  const form = useWords(
    chart,
    say,
    (text) => [{ ...ids, kind: "medication-question" as const, medication, action: "asked", text }],
    onDone,
  );
  return (
    <form className="stack thread" onSubmit={form.submit} noValidate>
      <ChoiceField
        label={say("medicines.field.medication")}
        value={medication}
        options={medicines.map((name) => [name, name])}
        onChange={setMedication}
      />
      <WordsField label={say("medicines.question")} value={form.text} onChange={form.setText} />
      <Faults faults={form.faults} />
      <div className="state-actions">
        <button type="submit" className="btn primary" aria-disabled={form.busy}>
          {say("medicines.send-question")}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {say("medicines.cancel")}
        </button>
      </div>
    </form>
  );
}

interface ThreadProps extends Pick<QuestionsProps, "chart" | "say" | "locale" | "names"> {
  readonly thread: QuestionThread;
}

function Thread({ chart, say, locale, thread, names }: ThreadProps) {
  const mayAnswer = chart.abilities.includes("medication.answer") && thread.state === "asked";
  const mayClose = chart.abilities.includes("medication.ask") && thread.state !== "closed";
  return (
    <li className="thread" aria-label={say("medicines.thread", { medication: thread.medication })}>
      <p className="thread-head">
        <span className="medium">{thread.medication}</span>
        <span className="tag">{say(`medicines.thread-state.${thread.state}`)}</span>
      </p>
      <ol className="thread-said">
        {thread.said.map((one) => (
          <li key={one.id}>
            {one.text === undefined ? null : <q>{one.text}</q>}
            <span className="soft micro">
              {say(`medicines.said.${one.action}`, {
                name: names[one.author?.id ?? ""] ?? slugInWords(say, "role", one.author?.role ?? "unknown"),
                date: formatDay(one.at, locale, chart.today),
              })}
            </span>
          </li>
        ))}
      </ol>
      {mayAnswer || mayClose ? (
        // A new answer begins empty once the one before is in the record.
        <Reply key={thread.said.length} {...{ chart, say, thread, mayAnswer, mayClose }} />
      ) : null}
    </li>
  );
}

function Reply({
  chart,
  say,
  thread,
  mayAnswer,
  mayClose,
}: Pick<ThreadProps, "chart" | "say" | "thread"> & { readonly mayAnswer: boolean; readonly mayClose: boolean }) {
  const [ids] = useState(() => ({ answer: newId(), close: newId() }));
  const { questionId, medication } = thread;
  const base = { kind: "medication-question" as const, questionId, medication };
  const answer = useWords(
    chart,
    say,
    (text) => [{ ...base, id: ids.answer, action: "answered", text }],
    () => undefined,
  );
  const close = useSending(
    chart.patient.id,
    () => api.noteMedicines(chart.patient.id, { notes: [{ ...base, id: ids.close, action: "closed" }] }),
    () => undefined,
  );
  return (
    <form className="stack" onSubmit={answer.submit} noValidate>
      {mayAnswer ? (
        <WordsField label={say("medicines.answer-to", { medication })} value={answer.text} onChange={answer.setText} />
      ) : null}
      <Faults faults={answer.faults} />
      <div className="state-actions">
        {mayAnswer ? (
          <button type="submit" className="btn primary small" aria-disabled={answer.busy}>
            {say("medicines.answer")}
          </button>
        ) : null}
        {mayClose ? (
          <button type="button" className="btn small" aria-disabled={close.busy} onClick={close.submit}>
            {say("medicines.close-question")}
          </button>
        ) : null}
      </div>
    </form>
  );
}

type Notes = Parameters<typeof api.noteMedicines>[1]["notes"];

/** A few words that are sent as a note once they are there. */
function useWords(chart: Chart, say: Say, notes: (text: string) => Notes, onDone: () => void) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const sending = useSending(
    chart.patient.id,
    () => api.noteMedicines(chart.patient.id, { notes: notes(text.trim()) }),
    onDone,
  );
  const empty = asked && text.trim() === "";
  return {
    text,
    setText,
    busy: sending.busy,
    faults: [...(empty ? [say("medicines.lacks.words-missing")] : []), ...faultsInWords(t, say, sending.error)],
    submit: (event: FormEvent) => {
      event.preventDefault();
      setAsked(true);
      if (text.trim() !== "") sending.submit();
    },
  };
}
