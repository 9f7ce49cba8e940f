import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../http/contract/chart.ts";
import { api } from "../api.ts";
import { problemWords } from "../shell/problem-words.ts";
import { useSafetyWords } from "./safety-words.ts";
import {
  isSkipped,
  nextQuestion,
  QUESTIONS,
  type ScreenAnswers,
  screenAnswers,
  withAnswer,
} from "./screen-branching.ts";
import { ScreenResult } from "./screen-result.tsx";
import { instrumentQuery } from "./use-chart.ts";
import "./safety.css";

interface ScreenProps {
  readonly chart: Chart;
  readonly locale: string;
  readonly onClose: () => void;
}

const SCREEN = "C-SSRS";
const LAST = 5;
const choicesOf = (place: number): readonly (readonly [string, number | null])[] =>
  place === LAST
    ? [
        ["never", 0],
        ["long-ago", 1],
        ["recent", 2],
        ["open", null],
      ]
    : [
        ["yes", 1],
        ["no", 0],
        ["open", null],
      ];

/**
 * The suicide-risk screen, one question at a time, as the licensed form branches. Its words may not be shown unless the clinic installed
 * them: without them the person who asks reads from the card.
 */
export function ScreenFlow({ chart, locale, onClose }: ScreenProps) {
  const { t } = useTranslation();
  const say = useSafetyWords();
  const client = useQueryClient();
  const form = useQuery(instrumentQuery(SCREEN));
  const [ids] = useState(() => ({ entryId: newId(), riskEntryId: newId() }));
  const [answers, setAnswers] = useState<ScreenAnswers>([]);
  const [back, setBack] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = back ?? nextQuestion(answers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus goes to each new question as it comes up
  useEffect(() => heading.current?.focus(), [place]);
  const send = useMutation({
    mutationFn: () => api.submitScreen(chart.patient.id, { ...ids, answers: screenAnswers(answers) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
      void client.invalidateQueries({ queryKey: ["registry"] });
    },
  });
  if (send.data) return <ScreenResult chart={chart} receipt={send.data} locale={locale} onDone={onClose} />;
  const nothing = screenAnswers(answers).every((answer) => answer === null);
  const words = form.data?.capture === "words" && place !== undefined ? form.data.items[place]?.text : undefined;
  return (
    <section className="screen-flow" aria-label={say("screen.label")}>
      <div className="form-head">
        <h2>{say("screen.title")}</h2>
        <button type="button" className="btn small" onClick={onClose}>
          {say("screen.leave")}
        </button>
      </div>
      <ol className="screen-steps">
        {QUESTIONS.map((question, at) => (
          <li key={question} className={isSkipped(at, answers) ? "is-skipped" : undefined}>
            <button
              type="button"
              aria-current={at === place ? "step" : undefined}
              disabled={isSkipped(at, answers) || (answers[at] === undefined && at !== place)}
              onClick={() => setBack(at)}
            >
              <span>{say(`screen.topic-${question}`)}</span>
              <span className="micro">{say(`screen.given-${givenWord(at, answers)}`)}</span>
            </button>
          </li>
        ))}
      </ol>
      {place === undefined ? (
        <div className="screen-question">
          <h3 ref={heading} tabIndex={-1}>
            {say("screen.through")}
          </h3>
          <p className="soft">{say(nothing ? "screen.nothing" : "screen.check")}</p>
          {send.isError ? (
            <p className="notice" role="alert">
              {problemWords(t, send.error).title} {problemWords(t, send.error).body}
            </p>
          ) : null}
          <p className="state-actions">
            <button
              type="button"
              className="btn primary"
              disabled={nothing}
              aria-disabled={send.isPending}
              onClick={() => !send.isPending && send.mutate()}
            >
              {say("screen.keep")}
            </button>
          </p>
        </div>
      ) : (
        <div className="screen-question">
          <h3 ref={heading} tabIndex={-1}>
            {words ?? say("screen.read", { question: place + 1 })}
          </h3>
          <p className="soft">
            {say(words === undefined ? "screen.wording" : "screen.word-for-word")}{" "}
            {say(place === LAST ? "screen.period-life" : "screen.period-month")}
          </p>
          <div className="screen-choices">
            {choicesOf(place).map(([name, value]) => (
              <button
                key={name}
                type="button"
                className={value === null ? "btn is-open" : "btn"}
                aria-pressed={answers[place] === value}
                onClick={() => {
                  setAnswers(withAnswer(answers, place, value));
                  setBack(null);
                }}
              >
                {say(`screen.answer-${name}`)}
              </button>
            ))}
          </div>
        </div>
      )}
      <dl className="screen-guide">
        {["skip", "low", "moderate", "high", "open"].map((row) => (
          <div key={row}>
            <dt>{say(`guide.${row}-when`)}</dt>
            <dd>
              <b className="strong">{say(`guide.${row}-tier`)}</b> {say(`guide.${row}-do`)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function givenWord(place: number, answers: ScreenAnswers): string {
  if (isSkipped(place, answers)) return "skipped";
  const answer = answers[place];
  if (answer === undefined) return "waiting";
  return choicesOf(place).find(([, value]) => value === answer)?.[0] ?? "open";
}
