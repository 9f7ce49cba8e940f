import { useState } from "react";
import type { AlertView, Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { formatClock, formatDay } from "../../shared/ui/format-date.ts";
import { AcknowledgeDialog } from "./acknowledge-dialog.tsx";
import { asksForScreen } from "./asks-for-screen.ts";

interface AlertProps {
  readonly chart: Chart;
  readonly alert: AlertView;
  readonly say: Say;
  readonly locale: string;
  /** Absent where the person signed in may not screen. */
  readonly onScreen?: (() => void) | undefined;
}

/** An instant in the clinic's own words: the day only where it is not today. */
export function clinicTime(instant: string, chart: Pick<Chart, "timeZone" | "today">, locale: string): string {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: chart.timeZone }).format(new Date(instant));
  const clock = formatClock(instant, locale, chart.timeZone);
  return day === chart.today ? clock : `${formatDay(day, locale, chart.today)}, ${clock}`;
}

function AlertLine({ chart, alert, say, locale, onScreen, onAnswer }: AlertProps & { readonly onAnswer: () => void }) {
  const mayAnswer = chart.abilities.includes("alert.acknowledge");
  const ask = alert.severity === "ask";
  return (
    <li className={ask ? "alert-line is-ask" : "alert-line"}>
      <span className={ask ? "flag" : "flag safety"}>
        <FlagMark shape={ask ? "dashed-ring" : "octagon"} size={16} />
        {say(`alert.${alert.severity}`)}
      </span>
      <div className="alert-words">
        <p className="strong">{alert.message}</p>
        <p className="soft">
          {alert.afterHours ? `${say("alert.after-hours")} ` : ""}
          {say("alert.opened", {
            time: clinicTime(alert.openedAt, chart, locale),
            due: clinicTime(alert.dueAt, chart, locale),
          })}
          {alert.owners.length > 0
            ? ` ${say("alert.owners", { names: alert.owners.map(({ name }) => name).join(", ") })}`
            : ""}
        </p>
        {alert.acknowledged ? (
          <p>
            {say("alert.acknowledged", {
              name: alert.acknowledged.byName,
              time: clinicTime(alert.acknowledged.at, chart, locale),
            })}{" "}
            <q>{alert.acknowledged.note}</q>
          </p>
        ) : null}
      </div>
      {onScreen !== undefined && asksForScreen(alert.rule) ? (
        <button type="button" className="btn primary no-print" onClick={onScreen}>
          {say("alert.screen-now")}
        </button>
      ) : null}
      {alert.state === "open" ? (
        mayAnswer ? (
          <button type="button" className="btn no-print" onClick={onAnswer}>
            {say("alert.acknowledge")}
          </button>
        ) : (
          <span className="muted">{say("alert.who-can")}</span>
        )
      ) : null}
    </li>
  );
}

/** Open alerts of the person, on top of everything. An alert stops only by a named person's act. */
export function AlertBanner({ chart, say, locale, onScreen }: Omit<AlertProps, "alert">) {
  const open = chart.alerts.filter(({ state }) => state === "open");
  // Held here, not by the line: when a colleague is quicker the line goes, the note being written stays.
  const [answering, setAnswering] = useState<AlertView | null>(null);
  return (
    <section className="alerts" aria-label={say("alert.label")} aria-live="assertive">
      {open.length === 0 ? null : (
        <ul>
          {open.map((alert) => (
            <AlertLine
              key={alert.id}
              chart={chart}
              alert={alert}
              say={say}
              locale={locale}
              onScreen={onScreen}
              onAnswer={() => setAnswering(alert)}
            />
          ))}
        </ul>
      )}
      {answering === null ? null : (
        <AcknowledgeDialog
          alert={answering}
          chart={chart}
          say={say}
          locale={locale}
          onClose={() => setAnswering(null)}
        />
      )}
    </section>
  );
}
