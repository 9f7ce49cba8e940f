import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { MonitoringLine, MonitoringRead } from "../../../../../http/contract/monitoring.ts";
import { figure, type Say } from "../../../../shared/charts/words.ts";
import { ErrorState } from "../../../../shared/ui/error-state.tsx";
import { FlagMark } from "../../../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../../../shared/ui/format-date.ts";
import { LoadingState } from "../../../../shared/ui/loading-state.tsx";
import { api } from "../../../api.ts";
import { problemWords } from "../../../shell/problem-words.ts";
import { usePlace } from "../use-place.ts";
import { CourseLine } from "./course-line.tsx";
import { ResultDialog } from "./result-dialog.tsx";
import { testInWords, unitInWords, valueInWords } from "./test-words.ts";
import "./monitoring.css";

interface PanelProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

/** What the running medicines are watched by: what is late, the newest values against their limits, and a way to enter the next. */
export function MonitoringPanel(props: PanelProps) {
  const { t } = useTranslation();
  const { chart, say } = props;
  const monitoring = useQuery({
    queryKey: ["chart", chart.patient.id, "monitoring"],
    queryFn: ({ signal }) => api.monitoring(chart.patient.id, signal),
  });
  if (monitoring.isPending) return <LoadingState title={say("monitoring.loading")} lines={3} />;
  if (monitoring.data === undefined)
    return <ErrorState {...problemWords(t, monitoring.error)} onRetry={() => void monitoring.refetch()} />;
  return <OpenPanel {...props} read={monitoring.data} />;
}

/** Which tests the dialog offers first; null while it is shut. */
type Asked = readonly string[] | null;

const isPressing = ({ state, tests }: MonitoringLine): boolean =>
  state === "missing" || state === "overdue" || tests.some(({ crossed }) => crossed !== null);

function OpenPanel({ chart, say, locale, read }: PanelProps & { readonly read: MonitoringRead }) {
  const [asked, setAsked] = useState<Asked>(null);
  const shown = read.lines.filter(({ state, tests }) => state !== "by-words" || tests.some(({ crossed }) => crossed));
  const conditional = read.lines.filter((line) => !shown.includes(line));
  const pressing = shown.filter(isPressing).length;
  const mayEnter = chart.abilities.includes("score.write");
  const onEnter = mayEnter ? (tests: readonly string[]) => setAsked(tests) : undefined;
  return (
    <section
      className="medicines-part monitoring"
      aria-labelledby="monitoring-title"
      ref={usePlace("monitoring")}
      tabIndex={-1}
    >
      <div className="part-head">
        <h3 id="monitoring-title">{say("monitoring.title")}</h3>
        {shown.length === 0 ? null : (
          <span className={pressing > 0 ? "flag decide" : "soft"}>
            {pressing > 0 ? <FlagMark shape="flask" size={12} /> : null} {say("monitoring.needs", { count: pressing })}
          </span>
        )}
        {mayEnter ? (
          <button type="button" className="btn small end no-print" onClick={() => setAsked([])}>
            {say("monitoring.enter")}
          </button>
        ) : null}
      </div>
      <p className="soft">{say(shown.length === 0 ? "monitoring.none" : "monitoring.lead")}</p>
      {shown.length === 0 ? null : <Lines {...{ chart, say, locale, read, onEnter }} lines={shown} />}
      {conditional.length === 0 ? null : (
        <details className="medicines-past">
          <summary>{say("monitoring.by-words", { count: conditional.length })}</summary>
          <ul className="conditional">
            {conditional.map(({ row, what, medications, condition, action }) => (
              <li key={row}>
                <span className="medium">{what}</span> {say("monitoring.for", { names: medications.join(", ") })}
                {condition === null ? "" : `: ${condition}`}. <span className="soft">{action}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {asked === null ? null : (
        <ResultDialog {...{ chart, say, locale }} entered={read.entered} first={asked} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

interface LinesProps extends PanelProps {
  readonly read: MonitoringRead;
  readonly lines: readonly MonitoringLine[];
  readonly onEnter: ((tests: readonly string[]) => void) | undefined;
}

const COLUMNS = ["what", "last", "course", "due", "action"] as const;

function Lines({ chart, say, locale, read, lines, onEnter }: LinesProps) {
  return (
    <div className="table-scroll">
      <table className="plain medicines-list monitoring-list">
        <caption className="for-readers">{say("monitoring.caption")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(`monitoring.column.${column}`)}
              </th>
            ))}
            {onEnter === undefined ? null : (
              <th scope="col" className="no-print">
                <span className="for-readers">{say("monitoring.column.acts")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.row} {...{ chart, say, locale, read, line, onEnter }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({
  chart,
  say,
  locale,
  read,
  line,
  onEnter,
}: Omit<LinesProps, "lines"> & { readonly line: MonitoringLine }) {
  const measured = line.tests.filter(({ readings }) => readings.length > 0);
  const enterable = line.tests.map(({ test }) => test).filter((test) => Object.hasOwn(read.entered, test));
  return (
    <tr className={isPressing(line) ? "is-pressing" : undefined}>
      <th scope="row">
        {line.what}
        <span className="line-more">{say("monitoring.for", { names: line.medications.join(", ") })}</span>
      </th>
      <td data-head={say("monitoring.column.last")}>
        <Last {...{ chart, say, locale, line }} />
      </td>
      <td data-head={say("monitoring.column.course")}>
        {measured
          .filter(({ readings }) => readings.length > 1)
          .map(({ test, readings }) => (
            <span key={test} className="course">
              <CourseLine readings={readings} />
              <span className="micro soft">
                {measured.length > 1 ? `${testInWords(say, test)} ` : ""}
                {readings.map(({ value }) => figure(value, locale, 3)).join(" → ")}
              </span>
            </span>
          ))}
        {measured.some(({ readings }) => readings.length > 1) ? null : "–"}
      </td>
      <td data-head={say("monitoring.column.due")}>
        <DueCell {...{ chart, say, locale, line }} />
      </td>
      <td data-head={say("monitoring.column.action")}>
        {line.tests.map(({ test, crossed }) =>
          crossed === null ? null : (
            <span key={test} className="flag decide crossed">
              <FlagMark shape="diamond" size={12} />
              <span>
                {testInWords(say, test)}{" "}
                {say(`monitoring.crossed.${crossed.is}`, {
                  limit: `${figure(crossed.value, locale, 3)} ${unitInWords(say, crossed.unit)}`,
                  action: crossed.action,
                })}
              </span>
            </span>
          ),
        )}
        <span className="line-more">{line.action}</span>
        {line.seen ? null : <span className="micro soft">{say("monitoring.mark-gk")}</span>}
      </td>
      {onEnter === undefined ? null : (
        <td className="line-acts no-print">
          {enterable.length === 0 ? null : (
            <button
              type="button"
              className="btn small"
              aria-label={say("monitoring.enter-for", { what: line.what })}
              onClick={() => onEnter(enterable)}
            >
              {say("monitoring.enter")}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

type CellProps = PanelProps & { readonly line: MonitoringLine };

function Last({ chart, say, locale, line }: CellProps) {
  const measured = line.tests.flatMap(({ test, readings, unread }) => {
    const last = readings.at(-1);
    return last === undefined ? [] : [{ test, last, unread }];
  });
  if (measured.length === 0)
    return line.lastOn === null ? (
      <span className="unknown">{say("monitoring.never")}</span>
    ) : (
      say("monitoring.other-done", { date: formatDay(line.lastOn, locale, chart.today) })
    );
  const old = line.state === "overdue";
  return measured.map(({ test, last, unread }) => (
    <span key={test} className="last-value">
      {measured.length > 1 || line.tests.length > 1 ? <span className="soft">{testInWords(say, test)} </span> : null}
      <span className={old ? "unknown" : "strong"}>{valueInWords(say, locale, last.value, last.unit)}</span>
      <span className="line-more">{formatDay(last.on, locale, chart.today)}</span>
      {unread === null ? null : <span className="unknown">{say(`monitoring.unread.${unread}`)}</span>}
    </span>
  ));
}

function DueCell({ chart, say, locale, line }: CellProps) {
  const date = line.dueOn === null ? "" : formatDay(line.dueOn, locale, chart.today);
  if (line.state === "by-words") return "–";
  if (line.state === "once") return <span className="soft">{say("monitoring.once")}</span>;
  if (line.state === "due")
    return (
      <>
        {date}
        {line.baseline === "done" ? <span className="line-more">{say("monitoring.baseline-done")}</span> : null}
      </>
    );
  const missing = line.state === "missing";
  return (
    <>
      <span className="flag decide">
        <FlagMark shape="flask" size={12} />{" "}
        {missing ? say("monitoring.missing") : say("monitoring.overdue", { days: line.overdueDays })}
      </span>
      <span className="line-more">{missing ? say("monitoring.missing-since", { date }) : date}</span>
    </>
  );
}
