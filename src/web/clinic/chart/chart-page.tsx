import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { TimelinePicture } from "../../shared/charts/timeline/timeline-picture.tsx";
import { TimelineTable } from "../../shared/charts/timeline/timeline-table.tsx";
import { chartRoute } from "../router.tsx";
import { useChartWords } from "./chart-words.ts";
import { pictureOf, primaryInstrument } from "./picture-of.ts";
import { instrumentQuery, useChart } from "./use-chart.ts";

export function ChartPage() {
  const { patientId } = chartRoute.useParams();
  const { data: chart } = useChart(patientId);
  const { say, locale } = useChartWords();
  const id = chart ? primaryInstrument(chart) : null;
  const { data: form } = useQuery({ ...instrumentQuery(id ?? ""), enabled: id !== null });
  const picture = useMemo(() => (chart ? pictureOf(chart, form?.definition) : null), [chart, form]);
  if (!chart || !picture) return null;
  return (
    <main id="content" style={{ padding: 20 }}>
      <TimelinePicture
        picture={picture}
        label={chart.patient.name}
        say={say}
        locale={locale}
        names={{ medication: "Hana Lindqvist", therapy: "Amara Okafor" }}
      />
      <TimelineTable picture={picture} caption="x" say={say} locale={locale} />
    </main>
  );
}
