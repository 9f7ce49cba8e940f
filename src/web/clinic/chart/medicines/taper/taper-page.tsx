import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { MedicineLine } from "../../../../../http/contract/medicines.ts";
import type { TaperAct, TaperQuery, TaperRead } from "../../../../../http/contract/tapers.ts";
import type { Say } from "../../../../shared/charts/words.ts";
import { ErrorState } from "../../../../shared/ui/error-state.tsx";
import { formatDay } from "../../../../shared/ui/format-date.ts";
import { LoadingState } from "../../../../shared/ui/loading-state.tsx";
import { api } from "../../../api.ts";
import { problemWords } from "../../../shell/problem-words.ts";
import { faultsInWords, numberOf } from "../faults-in-words.ts";
import { ChoiceField, Faults, TextField, WordsField } from "../fields.tsx";
import { useSending } from "../use-medicines.ts";
import { type Attested, GateTable } from "./gate-table.tsx";
import { StepPicture } from "./step-picture.tsx";
import { TaperCalendar } from "./taper-calendar.tsx";
import { takeInWords } from "./taper-words.ts";
import { WorsePanel } from "./worse-panel.tsx";
import "./taper.css";

interface PageProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  readonly line: MedicineLine;
  readonly onClose: () => void;
}

const SCHEMES = ["", "linear", "proportionate", "hyperbolic"] as const;

/** A medicine lowered step by step: whether it may begin, the schedule, what is kept of it, and the calendar for the wall. */
export function TaperPage(props: PageProps) {
  const { chart, say, line } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ scheme: "", weeks: "", form: "" });
  const [answers, setAnswers] = useState<Attested | null>(null);
  const weeks = numberOf(typed.weeks);
  const query: TaperQuery = {
    orderId: line.key,
    options: {
      ...(typed.scheme === "" ? {} : { scheme: typed.scheme as "linear" }),
      ...(weeks === null || weeks === 0 ? {} : { weeks }),
      ...(typed.form === "" ? {} : { form: typed.form }),
    },
    attested: answers,
  };
  const taper = useQuery({
    queryKey: ["chart", chart.patient.id, "taper", query],
    queryFn: ({ signal }) => api.taper(chart.patient.id, query, signal),
    placeholderData: keepPreviousData,
  });
  if (taper.isPending) return <LoadingState title={say("taper.loading")} lines={5} />;
  if (taper.data === undefined)
    return <ErrorState {...problemWords(t, taper.error)} onRetry={() => void taper.refetch()} />;
  return <OpenTaper {...props} read={taper.data} {...{ query, typed, setTyped, setAnswers }} />;
}

interface OpenProps extends PageProps {
  readonly read: TaperRead;
  readonly query: TaperQuery;
  readonly typed: { readonly scheme: string; readonly weeks: string; readonly form: string };
  readonly setTyped: (typed: OpenProps["typed"]) => void;
  readonly setAnswers: (answers: Attested) => void;
}

function OpenTaper({ chart, say, locale, line, onClose, read, query, typed, setTyped, setAnswers }: OpenProps) {
  const mayAct = chart.abilities.includes("medication.order");
  const { kept, plan, gate, fromMg } = read;
  const attested = query.attested ?? kept?.attested ?? {};
  const [start, setStart] = useState(kept?.startedOn ?? chart.today);
  const stands = kept !== null && (kept.running || kept.action === "proposed");
  const steps = stands ? kept.steps : (plan?.steps ?? []);
  const full = Math.max(fromMg ?? 0, ...steps.map(({ doseMg }) => doseMg));
  const met = gate.lines.filter(({ state }) => state === "met").length;
  const unknown = gate.lines.filter(({ state }) => state === "unknown").length;
  const title = gate.open ? "taper.title-open" : "taper.title-shut";
  const when = kept?.startedOn ? formatDay(kept.startedOn, locale, chart.today) : "";
  return (
    <div className="taper">
      <div className="medicines-head no-print">
        <div>
          <p className="medium">{say("taper.of", { medication: line.medication })}</p>
          <h2>{say(title, { met, todo: 10 - met - unknown, unknown })}</h2>
          <p className="soft">
            {kept === null ? say("taper.kept.none") : say(`taper.kept.${kept.action}`, { date: when })}
          </p>
        </div>
        <button type="button" className="btn" onClick={onClose}>
          {say("taper.back")}
        </button>
      </div>
      <div className="no-print">
        <GateTable {...{ say, gate }} attested={attested} onAnswer={mayAct ? setAnswers : undefined} />
      </div>
      <section className="taper-card no-print">
        <h3>{say(stands ? "taper.schedule-kept" : "taper.schedule")}</h3>
        <div className="taper-fields">
          <ChoiceField
            label={say("taper.field.scheme")}
            value={typed.scheme}
            onChange={(scheme) => setTyped({ ...typed, scheme })}
            options={SCHEMES.map((one) => [one, say(`taper.scheme.${one === "" ? "usual" : one}`)])}
          />
          <TextField
            kind="number"
            label={say("taper.field.weeks")}
            hint={plan === null ? undefined : say("taper.weeks-hint", { weeks: plan.minimumWeeks })}
            value={typed.weeks}
            onChange={(weeks) => setTyped({ ...typed, weeks })}
          />
          <ChoiceField
            label={say("taper.field.form")}
            value={typed.form}
            onChange={(form) => setTyped({ ...typed, form })}
            options={[
              ["", say("taper.form-usual")],
              ...read.forms.map((one) => [one, one.replaceAll("-", " ")] as const),
            ]}
          />
          <TextField kind="date" label={say("taper.field.start")} value={start} onChange={setStart} />
        </div>
        {read.refused === null ? null : <p className="notice">{read.refused}</p>}
        {steps.length === 0 || full === 0 ? null : (
          <>
            <StepPicture {...{ say, steps }} fromMg={full} today={stands ? (kept.today ?? undefined) : undefined} />
            <table className="plain taper-steps">
              <thead>
                <tr>
                  {["day", "dose", "take"].map((head) => (
                    <th key={head} scope="col">
                      {say(`taper.head.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {steps.map((step) => (
                  <tr key={step.day}>
                    <th scope="row">{say("taper.from-day", { week: Math.floor(step.day / 7), day: step.day % 7 })}</th>
                    <td>{say("taper.mg-a-day", { mg: step.doseMg })}</td>
                    <td>{takeInWords(say, step)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        {plan === null ? null : (
          <p className="micro soft">
            {say("taper.felt", { signs: plan.signs })} {plan.cautions.join(" ")}{" "}
            {say("taper.sources", { sources: plan.sources.join(", ") })}{" "}
            {plan.mark === "source" ? "" : say("taper.marked")}
          </p>
        )}
        <p className="micro soft">{say("taper.orders-apart")}</p>
      </section>
      {mayAct ? (
        <TaperActs {...{ chart, say, read }} query={{ ...query, attested }} />
      ) : (
        <p className="soft">{say("taper.read-only")}</p>
      )}
      <WorsePanel say={say} />
      {steps.length === 0 || start === "" ? null : (
        <>
          <button type="button" className="btn no-print taper-print" onClick={() => print()}>
            {say("taper.print")}
          </button>
          <TaperCalendar {...{ chart, say, locale, fromMg, steps, start }} medication={line.medication} />
        </>
      )}
    </div>
  );
}

/** What a prescriber may do next: only what fits where the taper stands. */
function actsOf({ kept, plan }: TaperRead): readonly TaperAct[] {
  const propose = plan === null ? [] : (["propose"] as const);
  if (kept === null || kept.action === "completed" || kept.action === "abandoned") return propose;
  if (kept.action === "proposed") return ["start", ...propose, "abandon"];
  return [kept.action === "paused" ? "resume" : "pause", "step-back", "complete", "abandon"];
}

interface ActsProps extends Pick<PageProps, "chart" | "say"> {
  readonly read: TaperRead;
  readonly query: TaperQuery & { readonly attested: Attested };
}

function TaperActs({ chart, say, read, query }: ActsProps) {
  const { t } = useTranslation();
  const [act, setAct] = useState<TaperAct | null>(null);
  const [reason, setReason] = useState("");
  const [ids, setIds] = useState(() => ({ entry: newId(), decision: newId() }));
  const why = reason.trim();
  const acts = actsOf(read);
  const chosen = act !== null && acts.includes(act) ? act : acts[0];
  const send = (next: TaperAct) => (recordVersion: number) =>
    api.keepTaper(chart.patient.id, {
      ...query,
      entryId: ids.entry,
      act: next,
      ...(why === "" ? {} : next === "start" ? { override: { entryId: ids.decision, reason: why } } : { note: why }),
      recordVersion,
    });
  const sending = useSending(chart.patient.id, send(chosen ?? "propose"), () => {
    setIds({ entry: newId(), decision: newId() });
    setReason("");
    setAct(null);
  });
  if (acts.length === 0) return null;
  return (
    <form
      className="taper-card no-print"
      onSubmit={(event) => {
        event.preventDefault();
        sending.submit();
      }}
    >
      <h3>{say("taper.next")}</h3>
      <ChoiceField
        label={say("taper.field.act")}
        value={chosen ?? "propose"}
        onChange={(value) => {
          sending.clear();
          setAct(value as TaperAct);
        }}
        options={acts.map((one) => [one, say(`taper.act.${one}`)])}
      />
      <WordsField
        label={say(chosen === "start" && !read.gate.open ? "taper.field.override" : "taper.field.note")}
        value={reason}
        onChange={setReason}
      />
      <Faults faults={faultsInWords(t, say, sending.error)} />
      <div className="state-actions">
        <button type="submit" className="btn primary" aria-disabled={sending.busy}>
          {say(`taper.act.${chosen}`)}
        </button>
      </div>
    </form>
  );
}
