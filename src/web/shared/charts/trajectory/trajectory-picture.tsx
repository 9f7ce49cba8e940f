import { useMemo } from "react";
import type { ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import type { Picture } from "../picture.ts";
import { measureWith } from "../text-width.ts";
import { type RangeChoice, rangeFor, wholeRange } from "../time-range.ts";
import { makeScene } from "../timeline/scene.ts";
import { rem } from "../timeline/use-drawing-width.ts";
import { figure, type Say, slugInWords } from "../words.ts";
import { changesOf } from "./changes.ts";
import { TrajectoryDrawing } from "./trajectory-drawing.tsx";
import { TrajectoryNames } from "./trajectory-names.tsx";
import { stackTrajectory } from "./trajectory-stack.ts";
import "../timeline/timeline.css";
import "./trajectory.css";

/** Below this width names stand over their lanes, and the bands are named beneath. */
const NARROW = 600;
const WIDE_SIDES = { gutter: 124, room: 112 };
const NARROW_SIDES = { gutter: 26, room: 14 };

/** Room left and right of the lanes at a width. */
export const sidesAt = (width: number) => (width < NARROW ? NARROW_SIDES : WIDE_SIDES);

/** Bands in words, where there is no room for them beside the picture. */
function BandList({
  series,
  say,
  locale,
}: {
  readonly series: ScoreSeries;
  readonly say: Say;
  readonly locale: string;
}) {
  if (series.bands.length === 0) return null;
  return (
    <p className="tr-bands" aria-hidden="true">
      {[...series.bands]
        .sort((a, b) => b.from - a.from)
        .map((band) => (
          <span key={band.name}>
            <i style={{ background: `var(--band-${band.severity})` }} />
            {slugInWords(say, "band", band.name)} {figure(band.from, locale)}–{figure(band.to, locale)}
          </span>
        ))}
    </p>
  );
}

/** The course of one measure over its bands and against what was done. Said in words and as a table beside it, so silent itself. */
export function TrajectoryPicture({
  picture,
  series,
  choice,
  width,
  withLife,
  say,
  locale,
}: {
  readonly picture: Picture;
  readonly series: ScoreSeries;
  readonly choice: RangeChoice;
  /** px of the drawing. */
  readonly width: number;
  readonly withLife: boolean;
  readonly say: Say;
  readonly locale: string;
}) {
  const measure = useMemo(() => measureWith("system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"), []);
  const { gutter, room } = sidesAt(width);
  const over = width < NARROW;
  const ground = width - gutter - room;
  const scene = useMemo(() => {
    const range = rangeFor(choice, wholeRange(picture));
    return makeScene({ picture, range, width: ground, room, measure, say, locale });
  }, [picture, choice, ground, room, measure, say, locale]);
  const changes = useMemo(() => changesOf(picture, say, locale), [picture, say, locale]);
  const { lanes, height } = stackTrajectory(picture, series, changes, { withLife, namesOver: over });
  return (
    <>
      <svg
        className="tr-drawing"
        aria-hidden="true"
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: rem(width), height: rem(height) }}
      >
        <g transform={`translate(${gutter} 0)`}>
          <TrajectoryDrawing
            scene={scene}
            series={series}
            lanes={lanes}
            changes={changes}
            height={height}
            withBandNames={!over}
          />
        </g>
        <TrajectoryNames scene={scene} series={series} lanes={lanes} gutter={gutter} over={over} height={height} />
      </svg>
      {over ? <BandList series={series} say={say} locale={locale} /> : null}
    </>
  );
}
