import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { InstrumentForm as Form } from "../../../http/contract/chart.ts";
import { askedItems, type FormAnswers, type FormItem, keyOf } from "./form-answers.ts";
import { FormQuestion } from "./form-question.tsx";
import { type FormWords, formWords } from "./form-words.ts";
import "./forms.css";

export interface InstrumentFormProps {
  readonly form: Form;
  /** One question at a time, or all on a page. */
  readonly mode: "one" | "page";
  /** Called with every answer given or taken back: keep it, so that the form can be taken up again. */
  readonly onChange?: (answers: FormAnswers) => void;
  readonly onSubmit: (answers: FormAnswers) => void;
  /** Language of the words around the questions; the questions keep the form's own. */
  readonly language: string;
  /** Answers already given. Another draft needs another `key`. */
  readonly initial?: FormAnswers;
  readonly busy?: boolean;
  /** What the button says at the end. */
  readonly submitWord?: string;
  /** What else is asked before it is saved: who answered, the date. */
  readonly children?: ReactNode;
  /** Stands beside the button: a running total for a clinician, nothing for a patient. */
  readonly status?: (answers: FormAnswers) => ReactNode;
  /** Name of the form for a screen reader; its title unless told. */
  readonly label?: string;
}

/** A questionnaire or log in its own words, filled in by keyboard, finger or mouse. A question left open stays open: it is never zero. */
export function InstrumentForm(props: InstrumentFormProps) {
  const { form, mode, onChange, onSubmit, language, initial = {}, busy = false } = props;
  const root = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<FormAnswers>(initial);
  // Keys may come faster than the screen is drawn: each answer builds on the last one given, not on the last one drawn.
  const latest = useRef(answers);
  const words = formWords(language);
  const answer = (linkId: string, value: number | undefined) => {
    const { [linkId]: _, ...others } = latest.current;
    latest.current = value === undefined ? others : { ...others, [linkId]: value };
    setAnswers(latest.current);
    onChange?.(latest.current);
  };
  const blank = Object.keys(answers).length === 0;
  const submit = () => {
    if (!busy && !blank) onSubmit(latest.current);
  };
  const Body = mode === "one" ? OneByOne : WholePage;
  return (
    <form
      ref={root}
      className={`instrument-form is-${mode}`}
      aria-label={props.label ?? form.title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      {form.validated ? null : <p className="form-own">{words("not-validated")}</p>}
      {form.instruction === null ? null : (
        <p className="form-instruction" lang={form.language}>
          {form.instruction}
        </p>
      )}
      <Body form={form} answers={answers} latest={latest} onAnswer={answer} words={words} root={root}>
        {props.children}
        <div className="form-foot">
          {props.status?.(answers)}
          {blank ? <span className="soft">{words("nothing-yet")}</span> : null}
          <button type="submit" className="btn primary" aria-disabled={busy || blank}>
            {busy ? words("saving") : (props.submitWord ?? words("save"))}
          </button>
        </div>
      </Body>
      {form.credit === null ? null : (
        <p className="form-credit micro soft" lang={form.language}>
          {form.credit}
        </p>
      )}
    </form>
  );
}

interface BodyProps {
  readonly form: Form;
  readonly answers: FormAnswers;
  readonly latest: { readonly current: FormAnswers };
  readonly onAnswer: (linkId: string, value: number | undefined) => void;
  readonly words: FormWords;
  readonly root: { readonly current: HTMLFormElement | null };
  /** What stands at the end. */
  readonly children: ReactNode;
}

function WholePage({ form, answers, latest, onAnswer, words, root, children }: BodyProps) {
  const asked = askedItems(form, answers);
  useEffect(() => focusOn(root.current?.querySelector("[data-item]") ?? null), [root]);
  const next = (linkId: string) => {
    const now = askedItems(form, latest.current);
    const following = now[now.findIndex((item) => item.linkId === linkId) + 1];
    const field = following && root.current?.querySelector(`[data-item="${CSS.escape(following.linkId)}"]`);
    if (field) focusOn(field);
    else root.current?.querySelector<HTMLElement>("button[type=submit]")?.focus();
  };
  return (
    <>
      <p className="micro soft no-print form-keys">{keysSentence(form, words)}</p>
      {asked.map((item, index) => (
        <FormQuestion
          key={item.linkId}
          item={item}
          number={`${index + 1}`}
          answer={answers[item.linkId]}
          onAnswer={(value) => onAnswer(item.linkId, value)}
          onNext={() => next(item.linkId)}
          words={words}
          language={form.language}
          goesOn={false}
        />
      ))}
      {children}
    </>
  );
}

function OneByOne({ form, answers, latest, onAnswer, words, root, children }: BodyProps) {
  const asked = askedItems(form, answers);
  const firstOpen = asked.findIndex(({ linkId }) => answers[linkId] === undefined);
  const [at, setAt] = useState(firstOpen === -1 ? asked.length : firstOpen);
  const item = asked[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the question, not the form
  useEffect(() => {
    focusOn(root.current?.querySelector("[data-item]") ?? root.current?.querySelector("[data-review]") ?? null);
  }, [at]);
  const goTo = (linkId: string, step: number) => {
    const now = askedItems(form, latest.current);
    setAt(Math.max(0, now.findIndex((one) => one.linkId === linkId) + step));
  };
  if (item === undefined)
    return (
      <Review form={form} answers={answers} words={words} onGo={setAt}>
        {children}
      </Review>
    );
  return (
    <>
      <p className="form-position" aria-live="polite">
        <progress aria-hidden="true" max={asked.length} value={at} />{" "}
        {words("position", { n: at + 1, of: asked.length })}
      </p>
      <FormQuestion
        key={item.linkId}
        item={headed(asked, at)}
        number={`${at + 1}`}
        answer={answers[item.linkId]}
        onAnswer={(value) => onAnswer(item.linkId, value)}
        onNext={() => goTo(item.linkId, 1)}
        words={words}
        language={form.language}
        goesOn
      />
      <p className="form-steps">
        <button type="button" className="btn" disabled={at === 0} onClick={() => goTo(item.linkId, -1)}>
          {words("back")}
        </button>
        <button type="button" className="btn" onClick={() => goTo(item.linkId, 1)}>
          {words(answers[item.linkId] === undefined ? "skip" : "next")}
        </button>
      </p>
      <p className="micro soft no-print form-keys">{words("keys-one")}</p>
    </>
  );
}

/** One question alone still needs the words that stand above its group. */
function headed(asked: readonly FormItem[], at: number): FormItem {
  const item = asked[at];
  if (item === undefined) throw new Error(`no question at ${at}`);
  const heading = asked.slice(0, at + 1).findLast((one) => one.heading !== null)?.heading ?? null;
  return { ...item, heading };
}

function Review({
  form,
  answers,
  words,
  onGo,
  children,
}: Pick<BodyProps, "form" | "answers" | "words" | "children"> & { readonly onGo: (at: number) => void }) {
  const asked = askedItems(form, answers);
  const open = asked.map((item, at) => ({ item, at })).filter(({ item }) => answers[item.linkId] === undefined);
  return (
    <section className="form-review" data-review tabIndex={-1} aria-label={words("review-title")}>
      <h3>{words("review-title")}</h3>
      <p>{open.length === 0 ? words("review-whole") : words("review-open", { open: open.length })}</p>
      <ul className="form-open">
        {open.map(({ item, at }) => (
          <li key={item.linkId}>
            <button type="button" className="btn small" onClick={() => onGo(at)}>
              {words("go-to", { n: at + 1 })}
            </button>
          </li>
        ))}
      </ul>
      {open.length === 0 ? (
        <button type="button" className="btn" onClick={() => onGo(asked.length - 1)}>
          {words("back")}
        </button>
      ) : null}
      {children}
    </section>
  );
}

function keysSentence(form: Form, words: FormWords): string {
  const ranges = new Set(
    form.items.map((item) =>
      item.input === "choice" ? `${keyOf(item, 0)} ${keyOf(item, item.options.length - 1)}` : "typed",
    ),
  );
  const [only = ""] = ranges;
  const [first = "", last = ""] = only.split(" ");
  return ranges.size === 1 && last !== "" && last !== "null"
    ? words("keys-page", { first, last })
    : words("keys-mixed");
}

function focusOn(place: Element | null): void {
  const target =
    place?.querySelector<HTMLElement>("input:checked") ?? place?.querySelector<HTMLElement>("input") ?? place;
  if (target instanceof HTMLElement) target.focus();
}
