import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 as newId } from "uuid";
import { mayDecide } from "../../../clinical/access/may-decide.ts";
import { isSafety, rolesToAnswer } from "../../../clinical/findings/decided.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import type { DecisionSubmission } from "../../../http/contract/decisions.ts";
import type { Say } from "../../shared/charts/words.ts";
import { slugInWords } from "../../shared/charts/words.ts";
import { api } from "../api.ts";
import { useSession } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";
import { useShortcut } from "../shell/use-shortcut.ts";
import type { ChartFinding } from "./chart-view.ts";
import { DecideDialog } from "./decide-dialog.tsx";
import { KeyHint } from "./key-hint.tsx";

export type Answer = Pick<DecisionSubmission, "action" | "reasonCode" | "reason" | "modifiedTo">;

interface ActsProps {
  readonly chart: Chart;
  readonly finding: ChartFinding;
  readonly say: Say;
  /** Called once the answer is kept. */
  readonly onDecided: (said: string) => void;
}

/** Accept, modify, decline: for those who may. Everyone else reads who can. */
export function FindingActs({ chart, finding, say, onDecided }: ActsProps) {
  const { t } = useTranslation();
  const { person } = useSession();
  const client = useQueryClient();
  const [asking, setAsking] = useState<"modified" | "declined" | null>(null);
  // One id an answer, so that a press repeated after a lost connection is one decision.
  const [entryId, setEntryId] = useState(() => newId());
  const act = useMutation({
    mutationFn: (answer: Answer) => {
      const { rule, category, inputs } = finding;
      const body = { ...answer, entryId, rule, category, inputs, recordVersion: chart.recordVersion };
      return api.decideFinding(chart.patient.id, body);
    },
    onSuccess: async (_, { action }) => {
      setAsking(null);
      setEntryId(newId());
      await client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
      void client.invalidateQueries({ queryKey: ["registry"] });
      onDecided(say("decide.kept", { what: say(`decide.${VERB[action]}`) }));
    },
    onError: () => void client.invalidateQueries({ queryKey: ["chart", chart.patient.id] }),
  });
  const may =
    chart.abilities.includes("finding.decide") &&
    mayDecide(person.role, finding.forRoles) &&
    rolesToAnswer(finding).includes(person.role);
  const danger = isSafety(finding);
  const open = may && !act.isPending;
  useShortcut("a", () => open && act.mutate({ action: "accepted" }));
  useShortcut("m", () => open && setAsking("modified"));
  useShortcut("x", () => open && !danger && setAsking("declined"));
  if (!may) return <WhoCan chart={chart} finding={finding} say={say} />;
  return (
    <>
      {danger ? <p className="soft">{say("decide.stands")}</p> : null}
      <fieldset className="finding-acts no-print">
        <legend className="for-readers">{say("decide.acts")}</legend>
        <button
          type="button"
          className="btn primary"
          aria-disabled={act.isPending}
          onClick={() => open && act.mutate({ action: "accepted" })}
        >
          {say("decide.accept")} <KeyHint>A</KeyHint>
        </button>
        <button type="button" className="btn" onClick={() => setAsking("modified")}>
          {say("decide.modify")} <KeyHint>M</KeyHint>
        </button>
        {danger ? null : (
          <button type="button" className="btn" onClick={() => setAsking("declined")}>
            {say("decide.decline")} <KeyHint>X</KeyHint>
          </button>
        )}
      </fieldset>
      {act.isError && asking === null ? (
        <p className="notice" role="alert">
          {problemWords(t, act.error).body}
        </p>
      ) : null}
      {asking === null ? null : (
        <DecideDialog
          finding={finding}
          action={asking}
          say={say}
          busy={act.isPending}
          problem={act.isError ? problemWords(t, act.error).body : null}
          onAnswer={(answer) => act.mutate(answer)}
          onClose={() => {
            setAsking(null);
            act.reset();
          }}
        />
      )}
    </>
  );
}

const VERB = { accepted: "accept", modified: "modify", declined: "decline" } as const;

function WhoCan({ chart, finding, say }: Omit<ActsProps, "onDecided">) {
  const roles = rolesToAnswer(finding);
  if (roles.length === 0) return null;
  const names = roles.flatMap((role) => {
    const people = chart.team.filter((member) => member.role === role).map(({ name }) => name);
    return people.length > 0 ? people : [slugInWords(say, "role", role)];
  });
  return <p className="soft">{say("decide.who", { names: names.join(", ") })}</p>;
}
