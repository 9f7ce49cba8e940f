import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Chart } from "../../../http/contract/chart.ts";
import { TimelinePicture } from "../../shared/charts/timeline/timeline-picture.tsx";
import { TimelineTable } from "../../shared/charts/timeline/timeline-table.tsx";
import type { Say } from "../../shared/charts/words.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { pictureOf, primaryInstrument } from "./picture-of.ts";
import { instrumentQuery } from "./use-chart.ts";

interface TabProps {
  readonly chart: Chart;
  readonly asTable: boolean;
  readonly say: Say;
  readonly locale: string;
}

/** Family names of those behind a track, for the small print under the lane's name. */
function behind(chart: Chart, track: "therapy" | "medication"): string {
  const names = chart.team
    .filter((member) => member.track === track || member.track === "both")
    .map(({ name }) => name.split(" ").at(-1) ?? name);
  return names.slice(0, 2).join(", ");
}

/** The whole course of care as a picture, or as a table that says the same. */
export function TimelineTab({ chart, asTable, say, locale }: TabProps) {
  const id = primaryInstrument(chart);
  const { data: form } = useQuery({ ...instrumentQuery(id ?? ""), enabled: id !== null });
  const picture = useMemo(() => pictureOf(chart, form?.definition), [chart, form]);
  const names = useMemo(
    () => ({ therapy: behind(chart, "therapy"), medication: behind(chart, "medication") }),
    [chart],
  );
  const { name } = chart.patient;
  if (chart.entries.length === 0 && chart.appointments.length === 0)
    return <EmptyState title={say("picture.empty-title", { name })} body={say("picture.empty")} />;
  if (asTable)
    return <TimelineTable picture={picture} caption={say("picture.caption", { name })} say={say} locale={locale} />;
  return (
    <TimelinePicture picture={picture} label={say("picture.label", { name })} say={say} locale={locale} names={names} />
  );
}
