import { queryOptions, useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "../../shared/ui/create-store.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { TrackMark } from "../../shared/ui/track-mark.tsx";
import { api } from "../api.ts";
import { useDismiss } from "../shell/use-dismiss.ts";
import { registryMemory, rememberFilter } from "./registry-memory.ts";

/** Who stands in a team changes seldom. */
const KEPT_MS = 5 * 60_000;
const peopleQuery = queryOptions({
  queryKey: ["registry", "team"],
  queryFn: ({ signal }) => api.registryTeam(signal),
  staleTime: KEPT_MS,
});

/** Rows that have one of the chosen people in their team. */
export function TeamFilter() {
  const { t } = useTranslation();
  const { team } = useStore(registryMemory);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  useDismiss(open, box, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });
  return (
    <div className="team-filter" ref={box}>
      <button
        ref={button}
        type="button"
        className="btn small"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {team.length === 0 ? t("registry.teamAll") : t("registry.teamSome", { count: team.length })}
        <Icon name="chevron" size={10} />
      </button>
      <div className="popover" id={panel} hidden={!open}>
        {open && <TeamChoices chosen={team} />}
      </div>
    </div>
  );
}

function TeamChoices({ chosen }: { readonly chosen: readonly string[] }) {
  const { t } = useTranslation();
  const people = useQuery(peopleQuery);
  const choose = (personId: string, on: boolean) =>
    rememberFilter({ team: on ? [...chosen, personId] : chosen.filter((id) => id !== personId) });
  return (
    <fieldset className="team-choices">
      <legend className="eyebrow">{t("registry.teamLegend")}</legend>
      {people.isError && <p>{t("search.failed")}</p>}
      {people.data?.team.map((member) => (
        <label key={member.personId} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(member.personId)}
            onChange={(event) => choose(member.personId, event.target.checked)}
          />
          <span className="team-choice">
            {member.track === "none" ? <i className="no-mark" /> : <TrackMark track={member.track} size={10} />}
            {member.name}
            <span className="muted">{t(`role.${member.role}`)}</span>
          </span>
        </label>
      ))}
      {chosen.length > 0 && (
        <button type="button" className="link" onClick={() => rememberFilter({ team: [] })}>
          {t("registry.teamClear")}
        </button>
      )}
    </fieldset>
  );
}
