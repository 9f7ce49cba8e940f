import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { slugInWords } from "../../shared/charts/words.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { TrackMark } from "../../shared/ui/track-mark.tsx";
import type { ChartFinding } from "./chart-view.ts";
import { findingFlag } from "./finding-flag.ts";

interface CardProps {
  readonly chart: Chart;
  readonly finding: ChartFinding;
  readonly place: { readonly index: number; readonly count: number };
  readonly say: Say;
}

function ForWhom({ chart, finding, say }: Omit<CardProps, "place">) {
  const people = chart.team.filter(({ role }) => finding.forRoles.includes(role));
  const missing = finding.forRoles.filter((role) => !chart.team.some((member) => member.role === role));
  return (
    <p className="finding-for">
      {people.map(({ personId, name, role, track }) => (
        <span key={personId} className="person">
          {track === "none" ? null : <TrackMark track={track} />}
          {name}, <span className="muted">{slugInWords(say, "role", role)}</span>
        </span>
      ))}
      {people.length === 0
        ? missing.map((role) => (
            <span key={role} className="unknown">
              {say("finding.nobody", { role: slugInWords(say, "role", role) })}
            </span>
          ))
        : null}
    </p>
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

/** One thing to consider: for whom, why, what was not known, and where it comes from. A proposal; people decide. */
export function FindingCard({ chart, finding, place, say }: CardProps) {
  const flag = findingFlag(finding, chart.row.flag);
  const [consider, ...more] = finding.do;
  const waiting = flag.word === "decide" && place.index === 0;
  const urgency = finding.urgency === "routine" ? null : say(`urgency.${finding.urgency}`);
  const sources = finding.sources.map((id) => chart.references[id] ?? id);
  return (
    <article className={`card finding${waiting ? " is-waiting" : ""}${flag.word === "safety" ? " is-safety" : ""}`}>
      <p className="finding-kind">
        <span
          className={`flag ${waiting ? "decide" : flag.word === "safety" ? "safety" : flag.word === "on-course" ? "on-course" : ""}`}
        >
          {flag.shape === null ? null : <FlagMark shape={flag.shape} />}
          {[say(`flag.${flag.word}`), urgency].filter((part) => part !== null).join(", ")}
        </span>
        <span className="muted micro">{say("finding.place", { index: place.index + 1, count: place.count })}</span>
      </p>
      <h2>{consider ?? say("finding.nothing")}</h2>
      {more.length > 0 ? (
        <ul className="finding-more">
          {more.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <ForWhom chart={chart} finding={finding} say={say} />
      {finding.because.length > 0 ? (
        <>
          <h3 className="eyebrow">{say("finding.because")}</h3>
          <ul className="finding-because">
            {finding.because.map((reason) => (
              <li key={reason}>
                <Check />
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {finding.missing.length > 0 ? (
        <div className="finding-row">
          <h3 className="eyebrow">
            <FlagMark shape="dashed-ring" size={12} /> {say("finding.missing")}
          </h3>
          <ul>
            {finding.missing.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <details className="finding-row">
        <summary>{say("finding.source")}</summary>
        <p>{say("finding.rule", { rule: finding.rule })}</p>
        <ul>
          {sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </details>
    </article>
  );
}
