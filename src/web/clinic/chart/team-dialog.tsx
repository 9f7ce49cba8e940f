import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TeamMember } from "../../../clinical/registry/row.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { api } from "../api.ts";
import { problemWords } from "../shell/problem-words.ts";

const PARTS = ["therapy", "medication", "both", "none"] as const;
type Part = TeamMember["track"];

interface DialogProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly onClose: () => void;
}

/** Says who cares for this person, and by which track. */
export function TeamDialog({ chart, say, onClose }: DialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const clinicians = useQuery({ queryKey: ["clinicians"], queryFn: ({ signal }) => api.clinicians(signal) });
  const [team, setTeam] = useState(new Map(chart.team.map(({ personId, track }) => [personId, track])));
  const act = useMutation({
    mutationFn: () =>
      api.assignTeam(chart.patient.id, { members: [...team].map(([personId, track]) => ({ personId, track })) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["chart", chart.patient.id] });
      void client.invalidateQueries({ queryKey: ["registry"] });
      onClose();
    },
  });
  const place = (personId: string, part: Part | "") =>
    setTeam((before) => {
      const after = new Map(before);
      if (part === "") after.delete(personId);
      else after.set(personId, part);
      return after;
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!act.isPending) act.mutate();
  };
  const problem = act.error ?? clinicians.error;
  return (
    <Dialog title={say("team.title")} closeLabel={say("team.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="soft">{say("team.lead")}</p>
        {clinicians.isPending ? <LoadingState title={say("team.loading")} lines={3} /> : null}
        <ul className="care-team-choices">
          {clinicians.data?.clinicians.map((one) => (
            <li key={one.personId}>
              <label htmlFor={`team-${one.personId}`}>
                {one.name} <span className="soft">{slugInWords(say, "role", one.role)}</span>
              </label>
              <select
                id={`team-${one.personId}`}
                className="input"
                value={team.get(one.personId) ?? ""}
                onChange={(event) => place(one.personId, event.target.value as Part | "")}
              >
                <option value="">{say("team.out")}</option>
                {PARTS.map((part) => (
                  <option key={part} value={part}>
                    {say(`team.part.${part}`)}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        {problem === null ? null : (
          <p className="notice" role="alert">
            {problemWords(t, problem).body}
          </p>
        )}
        <div className="state-actions">
          <button type="submit" className="btn primary" aria-disabled={act.isPending || clinicians.isPending}>
            {say("team.submit")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("team.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
