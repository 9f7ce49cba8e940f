import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PlaybookRead } from "../../../http/contract/playbook.ts";
import type { Say } from "../../shared/charts/words.ts";
import { slugInWords } from "../../shared/charts/words.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { playbookQuery } from "../playbook/playbook-query.ts";
import { problemWords } from "../shell/problem-words.ts";

interface RuleProps {
  readonly rule: string;
  readonly category: string;
  readonly say: Say;
  readonly onClose: () => void;
}

/** The row of the playbook behind a finding, in words: when it speaks, from which thresholds, on whose word. */
export function RuleDialog({ rule, category, say, onClose }: RuleProps) {
  const { t } = useTranslation();
  const playbook = useQuery(playbookQuery);
  return (
    <Dialog title={say("rule.title", { rule })} closeLabel={say("decide.close")} onClose={onClose}>
      {playbook.isPending ? <LoadingState title={say("rule.loading")} lines={4} /> : null}
      {playbook.isError ? (
        <ErrorState {...problemWords(t, playbook.error)} onRetry={() => void playbook.refetch()} />
      ) : null}
      {playbook.data === undefined ? null : (
        <RuleText playbook={playbook.data} rule={rule} category={category} say={say} />
      )}
    </Dialog>
  );
}

function RuleText({ playbook, rule, category, say }: Omit<RuleProps, "onClose"> & { readonly playbook: PlaybookRead }) {
  const table = playbook.tables.find(({ rules }) => rules.some(({ id }) => id === rule));
  const rows = table?.rules.filter((one) => one.id === rule && one.category === category) ?? [];
  if (table === undefined || rows.length === 0) return <p>{say("rule.gone")}</p>;
  return (
    <div className="stack rule-text">
      <p className="soft">
        {say("rule.table", { table: table.title, playbook: `${playbook.id} ${playbook.version}` })}
      </p>
      {rows.map((row) => (
        <dl key={JSON.stringify(row.when)}>
          <dt>{say("rule.when")}</dt>
          {row.when.map(({ label, is }) => (
            <dd key={`${label} ${is}`}>
              {is === say("decide.yes") ? label : say("decide.pair", { label, value: is })}
            </dd>
          ))}
          <dt>{say("rule.then")}</dt>
          <dd>{say(`category.${row.category}`)}</dd>
          <dt>{say("rule.for")}</dt>
          <dd>{row.forRoles.map((role) => slugInWords(say, "role", role)).join(", ")}</dd>
          <dt>{say("rule.source")}</dt>
          <dd>{row.markInWords}</dd>
          {row.sources.map((id) => (
            <dd key={id}>{playbook.references[id] ?? id}</dd>
          ))}
        </dl>
      ))}
    </div>
  );
}
