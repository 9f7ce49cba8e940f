import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlaybookRead, PlaybookRule, PlaybookTable } from "../../../http/contract/playbook.ts";
import type { Say } from "../../shared/charts/words.ts";
import { slugInWords } from "../../shared/charts/words.ts";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { TrackMark, type TrackShape } from "../../shared/ui/track-mark.tsx";
import { useChartWords } from "../chart/chart-words.ts";
import { problemWords } from "../shell/problem-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { playbookQuery } from "./playbook-query.ts";
import "./playbook.css";

/** The rules in force, table by table: when each speaks, what it proposes, on whose word, and what people answer. */
export function PlaybookPage() {
  const { t } = useTranslation();
  const { say } = useChartWords();
  usePageTitle(say("playbook.title"));
  const playbook = useQuery(playbookQuery);
  return (
    <main id="content" className="playbook-page" tabIndex={-1}>
      {playbook.isPending ? <LoadingState title={say("playbook.loading")} lines={8} /> : null}
      {playbook.isError ? (
        <ErrorState {...problemWords(t, playbook.error)} onRetry={() => void playbook.refetch()} />
      ) : null}
      {playbook.data === undefined ? null : <Tables playbook={playbook.data} say={say} />}
    </main>
  );
}

interface TablesProps {
  readonly playbook: PlaybookRead;
  readonly say: Say;
}

function Tables({ playbook, say }: TablesProps) {
  const [condition, setCondition] = useState("");
  const conditions = [...new Set(playbook.tables.flatMap((table) => table.conditions))].sort();
  const shown = playbook.tables.filter(
    (table) => condition === "" || table.conditions.length === 0 || table.conditions.includes(condition),
  );
  const rules = shown.reduce((sum, table) => sum + table.rules.length, 0);
  return (
    <>
      <div className="playbook-head">
        <h1>{say("playbook.heading", { title: playbook.id, version: playbook.version })}</h1>
        <p className="soft">{say("playbook.lead", { rules })}</p>
        <label className="field playbook-filter">
          <span className="label">{say("playbook.filter")}</span>
          <select className="input" value={condition} onChange={(event) => setCondition(event.target.value)}>
            <option value="">{say("playbook.all")}</option>
            {conditions.map((slug) => (
              <option key={slug} value={slug}>
                {slugInWords(say, "condition", slug)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shown.map((table) => (
        <Section key={table.id} table={table} playbook={playbook} say={say} />
      ))}
    </>
  );
}

function Section({ table, playbook, say }: TablesProps & { readonly table: PlaybookTable }) {
  const title = `section-${table.id}`;
  return (
    <section aria-labelledby={title} className="playbook-section">
      <h2 id={title}>{table.title}</h2>
      <p className="soft">
        {table.conditions.length === 0
          ? say("playbook.everyone")
          : table.conditions.map((slug) => slugInWords(say, "condition", slug)).join(", ")}
      </p>
      <table>
        <thead>
          <tr>
            {["rule", "when", "then", "source", "counts"].map((head) => (
              <th key={head} scope="col">
                {say(`playbook.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rules.map((rule) => (
            <Row
              key={`${rule.id} ${rule.category} ${JSON.stringify(rule.when)}`}
              rule={rule}
              playbook={playbook}
              say={say}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ rule, playbook, say }: TablesProps & { readonly rule: PlaybookRule }) {
  const counts = playbook.counts[rule.id];
  const track: TrackShape = rule.track === "therapy" || rule.track === "medication" ? rule.track : "both";
  return (
    <tr>
      <th scope="row">{rule.id}</th>
      <td data-head={say("playbook.when")}>
        <ul>
          {rule.when.map(({ label, is }) => (
            <li key={`${label} ${is}`}>
              {is === say("decide.yes") ? label : say("decide.pair", { label, value: is })}
            </li>
          ))}
        </ul>
      </td>
      <td data-head={say("playbook.then")}>
        <span className="person">
          <TrackMark track={track} /> {slugInWords(say, "category", rule.category)}
        </span>
        <span className="muted">{rule.forRoles.map((role) => slugInWords(say, "role", role)).join(", ")}</span>
      </td>
      <td data-head={say("playbook.source")}>
        <span>{rule.markInWords}</span>
        <ul className="muted">
          {rule.sources.map((id) => (
            <li key={id}>{playbook.references[id] ?? id}</li>
          ))}
        </ul>
      </td>
      <td data-head={say("playbook.counts")}>{counts === undefined ? null : <Counts counts={counts} say={say} />}</td>
    </tr>
  );
}

function Counts({ counts, say }: { readonly counts: PlaybookRead["counts"][string]; readonly say: Say }) {
  const { fired, first, months, standing, open, accepted, modified, declined, reasons } = counts;
  const why = reasons.map(({ reason, count }) =>
    say("playbook.reason", { reason: slugInWords(say, "reason", reason), count }),
  );
  return (
    <>
      <span>{fired === 0 ? say("playbook.never-fired") : say("playbook.fired", { fired, first })}</span>
      {months.length > 1 ? (
        <span className="muted">
          {months
            .slice(0, 3)
            .map((one) => say("playbook.month", { month: one.month, fired: one.fired }))
            .join(", ")}
        </span>
      ) : null}
      <span>
        {say("playbook.standing")}: {say("playbook.people", { count: standing })}
        {open > 0 ? `, ${say("playbook.open", { open })}` : null}
      </span>
      <span>
        {accepted + modified + declined === 0
          ? say("playbook.no-answers")
          : say("playbook.answers", { accepted, modified, declined })}
      </span>
      {why.length > 0 ? <span className="muted">{say("playbook.reasons", { reasons: why.join(", ") })}</span> : null}
    </>
  );
}
