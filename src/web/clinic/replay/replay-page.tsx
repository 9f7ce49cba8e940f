import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { StoryRead } from "../../../http/contract/stories.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import { figure, type Say } from "../../shared/charts/words.ts";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { ChartHeader, Team } from "../chart/chart-header.tsx";
import { useChartWords } from "../chart/chart-words.ts";
import { DueList } from "../chart/due-list.tsx";
import { FindingsPanel } from "../chart/findings-panel.tsx";
import { TimelineTab } from "../chart/timeline-tab.tsx";
import { WhyNotCard } from "../chart/why-not-card.tsx";
import { replayRoute } from "../router.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { problemWords } from "../shell/problem-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { DayControl } from "./day-control.tsx";
import { HappenedToday } from "./happened-today.tsx";
import { PromisedList } from "./promised-list.tsx";
import { storyDayQuery, useStories } from "./story-queries.ts";
import { stopFrom } from "./story-stops.ts";
import "../chart/chart.css";
import "../chart/findings.css";
import "./replay.css";

/** A worked story day by day: the clinic's date is moved, the chart follows. Demo mode alone; nothing is written anywhere. */
export function ReplayPage() {
  const { say, locale } = useChartWords();
  const { storyId } = replayRoute.useParams();
  const { stories, pending } = useStories();
  const story = stories.find(({ id }) => id === storyId);
  usePageTitle(say("replay.title", { name: story?.name ?? "" }));
  if (pending)
    return (
      <main id="content" className="chart-page">
        <LoadingState title={say("replay.loading")} lines={6} />
      </main>
    );
  if (story === undefined) return <NotFound />;
  return <OpenStory key={story.id} story={story} stories={stories} say={say} locale={locale} />;
}

interface OpenProps {
  readonly story: StoryRead;
  readonly stories: readonly StoryRead[];
  readonly say: Say;
  readonly locale: string;
}

/** The slider rests this long before the day is asked for and put into the address. */
const REST_MS = 120;

function OpenStory({ story, stories, say, locale }: OpenProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const asked = replayRoute.useSearch().day ?? story.demoDay;
  const [day, setDay] = useState(Math.min(Math.max(asked, story.from), story.to));
  const [rested, setRested] = useState(day);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(day), REST_MS);
    return () => clearTimeout(timer);
  }, [day]);
  useEffect(() => {
    void navigate({ to: "/replay/$storyId", params: { storyId: story.id }, search: { day: rested }, replace: true });
    const next = stopFrom(story, rested, "on");
    if (next !== null) void client.prefetchQuery(storyDayQuery(story.id, next));
  }, [rested, story, client, navigate]);
  const read = useQuery(storyDayQuery(story.id, rested));
  const heading = useCallback(
    (zero: number) =>
      say("replay.day", {
        date: dayInWords(zero + day, locale, { weekday: "short", day: "numeric", month: "short", year: "numeric" }),
        day: figure(day, locale),
      }),
    [day, locale, say],
  );
  const zero = read.data === undefined ? null : dayNumber(read.data.chart.today) - read.data.day;
  return (
    <main id="content" className="chart-page replay-page">
      <div className="replay-head">
        <p>
          <b className="strong">{say("replay.heading")}</b>{" "}
          <span className="soft">{say("replay.lead", { title: story.title })}</span>
        </p>
        <nav aria-label={say("replay.stories")} className="replay-stories">
          {stories.map(({ id, name }) => (
            <Link
              key={id}
              to="/replay/$storyId"
              params={{ storyId: id }}
              className="btn small"
              aria-current={id === story.id ? "page" : undefined}
            >
              {name}
            </Link>
          ))}
          {story.patientId === null ? null : (
            <Link to="/patients/$patientId" params={{ patientId: story.patientId }} className="link">
              {say("replay.to-chart")}
            </Link>
          )}
        </nav>
        <DayControl
          story={story}
          day={day}
          heading={zero === null ? say("replay.day-only", { day: figure(day, locale) }) : heading(zero)}
          playing={playing}
          onDay={setDay}
          onPlay={setPlaying}
          say={say}
        />
      </div>
      {read.isError ? <ErrorState {...problemWords(t, read.error)} onRetry={() => void read.refetch()} /> : null}
      {read.data === undefined ? (
        read.isError ? null : (
          <LoadingState title={say("replay.loading")} lines={6} />
        )
      ) : (
        <>
          <ChartHeader chart={read.data.chart} say={say} locale={locale} />
          <div className="replay-team">
            <Team chart={read.data.chart} say={say} />
          </div>
          <div className="chart-columns">
            <div className="chart-main">
              <TimelineTab chart={read.data.chart} asTable={false} say={say} locale={locale} />
              <HappenedToday chart={read.data.chart} say={say} locale={locale} />
            </div>
            <aside className="chart-side" aria-label={say("finding.label")}>
              <PromisedList promised={read.data.promised} say={say} />
              <FindingsPanel chart={read.data.chart} say={say} locale={locale} />
              <WhyNotCard chart={read.data.chart} say={say} />
              <DueList chart={read.data.chart} say={say} locale={locale} />
            </aside>
          </div>
        </>
      )}
    </main>
  );
}
