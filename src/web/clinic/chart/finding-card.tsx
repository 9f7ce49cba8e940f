import { useState } from "react";
import { isSettled } from "../../../clinical/findings/decided.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { slugInWords } from "../../shared/charts/words.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { TrackMark } from "../../shared/ui/track-mark.tsx";
import { asksForScreen } from "./asks-for-screen.ts";
import type { ChartFinding } from "./chart-view.ts";
import { DecidedLine } from "./decided-line.tsx";
import { FindingActs } from "./finding-acts.tsx";
import { findingFlag } from "./finding-flag.ts";
import { MedicineRuleDialog } from "./medicine-rule-dialog.tsx";
import { RuleDialog } from "./rule-dialog.tsx";

interface CardProps {
  readonly chart: Chart;
  readonly finding: ChartFinding;
  readonly place: { readonly index: number; readonly count: number };
  readonly say: Say;
  readonly locale: string;
  readonly onTurn: (by: 1 | -1) => void;
  readonly onDecided: (said: string) => void;
  /** Absent where the person signed in may not screen. */
  readonly onScreen?: (() => void) | undefined;
}
type Part = Pick<CardProps, "chart" | "finding" | "say">;

/** Who has to answer, by track, and who has answered already. */
function ForWhom({ chart, finding, say }: Part) {
  const people = chart.team.filter(({ role }) => finding.forRoles.includes(role));
  const missing = finding.forRoles.filter((role) => !chart.team.some((member) => member.role === role));
  return (
    <ul className="finding-for">
      {people.map(({ personId, name, role, track }) => {
        const answer = finding.answered?.find((one) => one.role === role);
        return (
          <li key={personId} className="person">
            {track === "none" ? null : <TrackMark track={track} />}
            <span>
              {name}, <span className="muted">{slugInWords(say, "role", role)}</span>
              {answer === undefined ? null : (
                <span className="muted">: {say("decide.answered", { action: answer.action, date: "" }).trim()}</span>
              )}
            </span>
          </li>
        );
      })}
      {people.length === 0
        ? missing.map((role) => (
            <li key={role} className="unknown">
              {say("finding.nobody", { role: slugInWords(say, "role", role) })}
            </li>
          ))
        : null}
    </ul>
  );
}

const Check = () => (
  <svg width={12} height={12} viewBox="0 0 14 14" aria-hidden="true">
    <path
      d="M2.6 7.4 5.6 10.4 11.6 3.8"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

/** The sentences, then each figure against its threshold. */
function Because({ finding, say }: Omit<Part, "chart">) {
  const { checks } = finding.card;
  return (
    <>
      <h3 className="eyebrow">{say("finding.because")}</h3>
      <ul className="finding-because">
        {finding.because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {checks.length === 0 ? null : (
        <table className="finding-checks">
          <thead className="for-readers">
            <tr>
              <th scope="col">{say("decide.met")}</th>
              <th scope="col">{say("decide.fact")}</th>
              <th scope="col">{say("decide.value")}</th>
              <th scope="col">{say("decide.threshold")}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ label, value, threshold }) => (
              <tr key={`${label} ${threshold}`}>
                <td>
                  <Check />
                  <span className="for-readers">{say("decide.met")}</span>
                </td>
                {value === threshold ? (
                  <th scope="row" colSpan={3}>
                    {label}
                  </th>
                ) : (
                  <>
                    <th scope="row">{label}</th>
                    <td className="strong">{value}</td>
                    <td className="soft">{threshold}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Also({ finding, say }: Omit<Part, "chart">) {
  const { also } = finding.card;
  if (also.length === 0) return null;
  return (
    <div className="finding-row">
      <h3 className="eyebrow">{say("decide.also")}</h3>
      <p>{also.map(({ label, value }) => say("decide.pair", { label, value })).join(". ")}.</p>
    </div>
  );
}

function Missing({ chart, finding, say }: Part) {
  if (finding.missing.length === 0) return null;
  const names = finding.card.askRoles.flatMap((role) => {
    const people = chart.team.filter((member) => member.role === role).map(({ name }) => name);
    return people.length > 0 ? people : [slugInWords(say, "role", role)];
  });
  return (
    <div className="finding-row">
      <h3 className="eyebrow">
        <FlagMark shape="dashed-ring" size={12} /> {say("finding.missing")}
      </h3>
      <ul>
        {finding.missing.map((thing) => (
          <li key={thing}>{thing}</li>
        ))}
      </ul>
      {names.length > 0 ? <p className="soft">{say("decide.can-ask", { names: names.join(", ") })}</p> : null}
    </div>
  );
}

function Source({ chart, finding, say }: Part) {
  const [reading, setReading] = useState(false);
  const { medicines, mark } = finding.card;
  const from = medicines
    ? say("rule.medicine-checks", { version: medicines.version })
    : `${chart.playbook.id} ${chart.playbook.version}`;
  return (
    <div className="finding-row">
      <h3 className="eyebrow">{say("rule.source")}</h3>
      <p>
        {say("decide.source-line", { rule: finding.rule, playbook: from })}. {say(`mark.${mark}`)}.{" "}
        <button type="button" className="link" onClick={() => setReading(true)}>
          {say("decide.read")}
        </button>
      </p>
      {reading && medicines ? (
        <MedicineRuleDialog
          title={finding.rule}
          from={from}
          rules={medicines.rules}
          references={chart.references}
          say={say}
          onClose={() => setReading(false)}
        />
      ) : reading ? (
        <RuleDialog rule={finding.rule} category={finding.category} say={say} onClose={() => setReading(false)} />
      ) : null}
    </div>
  );
}

/** One thing to consider: for whom, why, what was not known, and where it comes from. A proposal; people decide. */
export function FindingCard({ chart, finding, place, say, locale, onTurn, onDecided, onScreen }: CardProps) {
  const flag = findingFlag(finding, chart.row.flag);
  const [consider, ...more] = finding.do;
  const settled = isSettled(finding);
  const waiting = flag.word === "decide" && !settled;
  const urgency = finding.urgency === "routine" ? null : say(`urgency.${finding.urgency}`);
  const tone = waiting ? "decide" : flag.word === "safety" ? "safety" : flag.word === "on-course" ? "on-course" : "";
  const shared = { chart, finding, say };
  return (
    <article className={`card finding${waiting ? " is-waiting" : ""}${flag.word === "safety" ? " is-safety" : ""}`}>
      <div className="finding-kind">
        <span className={`flag ${tone}`}>
          {flag.shape === null ? null : <FlagMark shape={flag.shape} />}
          {[say(`flag.${flag.word}`), urgency].filter((part) => part !== null).join(", ")}
        </span>
        <span className="finding-turn">
          <span className="muted micro">{say("finding.place", { index: place.index + 1, count: place.count })}</span>
          {place.count > 1 ? (
            <span className="no-print">
              <button type="button" className="btn quiet small" onClick={() => onTurn(-1)}>
                <span aria-hidden="true">‹</span>
                <span className="for-readers">{say("decide.earlier")}</span>
              </button>
              <button type="button" className="btn quiet small" onClick={() => onTurn(1)}>
                <span aria-hidden="true">›</span>
                <span className="for-readers">{say("decide.later")}</span>
              </button>
            </span>
          ) : null}
        </span>
      </div>
      <h2>{consider ?? say("finding.nothing")}</h2>
      {more.length > 0 ? (
        <ul className="finding-more">
          {more.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <ForWhom {...shared} />
      {onScreen !== undefined && asksForScreen(finding.rule) ? (
        <p className="no-print">
          <button type="button" className="btn small" onClick={onScreen}>
            {say("alert.screen-now")}
          </button>
        </p>
      ) : null}
      <DecidedLine {...shared} locale={locale} />
      <Because finding={finding} say={say} />
      <Also finding={finding} say={say} />
      <Missing {...shared} />
      <Source {...shared} />
      <FindingActs key={`${finding.rule} ${finding.category}`} {...shared} onDecided={onDecided} />
    </article>
  );
}
