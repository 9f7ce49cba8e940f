import { useState } from "react";
import type { Chart } from "../../../http/contract/chart.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import { formatBirthDate } from "../../shared/ui/format-date.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { TrackMark } from "../../shared/ui/track-mark.tsx";
import { type ChartEntry, situationValue } from "./chart-view.ts";
import { statFigures } from "./stat-figures.ts";
import { TeamDialog } from "./team-dialog.tsx";

interface HeaderProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

function conditionLine(chart: Chart, say: Say): string {
  const conditions = (chart.situation.conditions ?? []) as readonly { condition: string; severity: string | null }[];
  const first = conditions.slice(0, 3).map(({ condition, severity }) => {
    const name = slugInWords(say, "condition", condition);
    return severity === null ? name : `${name}, ${slugInWords(say, "level", severity)}`;
  });
  const firstEpisode = chart.entries.some(
    (entry: ChartEntry) => entry.item === "prior-episode" && entry.present === false,
  );
  if (firstEpisode && first.length > 0) first[0] = `${first[0]}, ${say("header.first-episode")}`;
  const step = situationValue(chart, "step");
  return [
    first.length > 0 ? first.join("; ") : say("header.no-condition"),
    step ? say("header.step", { step: step.value }) : say("header.no-step"),
  ].join(" · ");
}

/** Who cares for the person, each with the mark of their track; the language spoken; what the record holds. */
export function Team({ chart, say }: { readonly chart: Chart; readonly say: Say }) {
  const [changing, setChanging] = useState(false);
  return (
    <div className="chart-team">
      {chart.team.map(({ personId, name, role, track }) => (
        <span key={personId} className="person" title={slugInWords(say, "role", role)}>
          {track === "none" ? null : <TrackMark track={track} />}
          {name}
          <span className="for-readers">, {slugInWords(say, "role", role)}</span>
        </span>
      ))}
      {chart.team.length === 0 ? <span className="unknown">{say("header.no-team")}</span> : null}
      {chart.abilities.includes("team.assign") ? (
        <button type="button" className="link no-print" onClick={() => setChanging(true)}>
          {say("team.change")}
        </button>
      ) : null}
      {changing ? <TeamDialog chart={chart} say={say} onClose={() => setChanging(false)} /> : null}
      {chart.patient.language !== null && chart.patient.language !== "en" ? (
        <span className="tag">{new Intl.DisplayNames(["en"], { type: "language" }).of(chart.patient.language)}</span>
      ) : null}
      {chart.patient.interpreterNeeded ? <span className="tag">{say("header.interpreter")}</span> : null}
      {chart.patient.part2 ? (
        <span className="tag">
          <Icon name="lock" size={11} /> {say("header.part2")}
        </span>
      ) : null}
    </div>
  );
}

/** Who this is, who cares for them, and the figures everyone asks for first. */
export function ChartHeader({ chart, say, locale }: HeaderProps) {
  const { patient } = chart;
  const sex = patient.sex === null ? null : slugInWords(say, "sex", patient.sex);
  const died = chart.situation.deceased;
  const age = patient.age === null ? say("page.age-unknown") : `${patient.age}`;
  const life = typeof died === "string" ? say("page.died", { on: formatBirthDate(died, locale) }) : age;
  const about = [life, sex].filter((part) => part !== null).join(", ");
  return (
    <header className="chart-head">
      <div className="chart-who">
        <h1>
          {patient.name} <span className="muted">{about}</span>
        </h1>
        <p className="soft">{conditionLine(chart, say)}</p>
      </div>
      <dl className="stats" aria-label={say("stat.label")}>
        {statFigures(chart, { say, locale }).map(({ id, name, value, unknown, detail }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>
              <b className={unknown ? "unknown" : undefined}>{value}</b>
              <span>{detail}</span>
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
