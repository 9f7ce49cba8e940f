import { type CSSProperties, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { dayHeading, daySentence } from "../day-sentence.ts";
import type { Picture } from "../picture.ts";
import { measureWith } from "../text-width.ts";
import {
  daysWithData,
  openingChoice,
  RANGES,
  type RangeChoice,
  rangeFor,
  rangeShowing,
  wholeRange,
} from "../time-range.ts";
import type { Say } from "../words.ts";
import { LaneNames } from "./lane-names.tsx";
import { stackLanes } from "./lane-stack.ts";
import { nearestDay, readingAfter } from "./reading-line.ts";
import { makeScene } from "./scene.ts";
import { TimelineDrawing } from "./timeline-drawing.tsx";
import { rem, useDrawingWidth } from "./use-drawing-width.ts";
import "./timeline.css";

/** Right of the drawing: names of the bands. */
const BANDS = 112;
/** Below this width the lanes scroll sideways under names that stay. */
const NARROW = 720;
const NARROW_DRAWING = 560;

interface TimelinePictureProps {
  readonly picture: Picture;
  readonly label: string;
  readonly say: Say;
  readonly locale: string;
  /** Who stands behind each track. */
  readonly names: { readonly medication: string; readonly therapy: string };
}

/** Both treatments against the scores on one axis, with a line that reads any day aloud. */
export function TimelinePicture({ picture, label, say, locale, names }: TimelinePictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useDrawingWidth(frame);
  const measure = useMemo(() => measureWith("system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"), []);
  const whole = useMemo(() => wholeRange(picture), [picture]);
  const days = useMemo(
    () => daysWithData(picture).filter((day) => day >= whole.from && day <= whole.to),
    [picture, whole],
  );
  const narrow = width < NARROW;
  const gutter = narrow ? 108 : 112;
  const ground = Math.max(width - gutter - BANDS, NARROW_DRAWING);
  const [choice, setChoice] = useState<RangeChoice | null>(null);
  const [end, setEnd] = useState<number | null>(null);
  const [reading, setReading] = useState<number | null>(null);
  const [stoodOn, setStoodOn] = useState(picture.today);
  // Where the date itself moves (a replay, midnight) the reading line goes with it.
  if (stoodOn !== picture.today) {
    setStoodOn(picture.today);
    setReading(null);
    setEnd(null);
  }
  const chosen = choice ?? openingChoice(whole, ground);
  const range = rangeFor(chosen, whole, end ?? whole.to);
  const scene = useMemo(
    () =>
      makeScene({
        picture,
        range: { from: range.from, to: range.to },
        width: ground,
        room: BANDS,
        measure,
        say,
        locale,
      }),
    [picture, range.from, range.to, ground, measure, say, locale],
  );
  const stack = useMemo(() => stackLanes(picture, { from: range.from, to: range.to }), [picture, range.from, range.to]);
  const day = reading ?? picture.today;

  // A picture that scrolls opens with today in sight.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && width > 0)
      element.scrollLeft = (scene.todayX / scene.width) * element.scrollWidth - element.clientWidth * 0.72;
  }, [width, scene.todayX, scene.width]);

  const read = (next: number) => {
    setReading(next);
    const shown = rangeShowing(next, range, whole);
    if (shown !== range) setEnd(shown.to);
  };
  const step = (key: string): boolean => {
    const next = readingAfter(key, day, days);
    if (next !== null) read(next);
    return next !== null;
  };
  const latestStep = useRef(step);
  latestStep.current = step;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.target !== document.body) return;
      if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && latestStep.current(event.key))
        event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const onPointer = (event: PointerEvent<SVGSVGElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - bounds.left) / bounds.width) * (scene.width + BANDS);
    if (x < 0 || x > scene.width) return;
    const visible = days.filter((at) => at >= range.from && at <= range.to);
    if (visible.length > 0) setReading(nearestDay(range.from + x / scene.pxPerDay, visible));
  };
  const heading = dayHeading(picture, day, say, locale);
  const sentence = daySentence(picture, day, say, locale);
  const sizes = { "--tl-names": rem(gutter) } as CSSProperties;
  const span = range.to - range.from;

  return (
    <div className="tl" style={sizes}>
      <div className="tl-frame" ref={frame}>
        {width > 0 ? (
          <>
            <svg
              className="tl-names"
              aria-hidden="true"
              viewBox={`0 0 ${gutter} ${stack.height}`}
              style={{ width: rem(gutter), height: rem(stack.height) }}
            >
              <LaneNames scene={scene} stack={stack} width={gutter} names={names} />
            </svg>
            <div className="tl-scroll" ref={scroller}>
              {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
              <svg
                className="tl-drawing"
                role="group"
                aria-label={label}
                viewBox={`0 0 ${scene.width + BANDS} ${stack.height}`}
                style={{ width: rem(scene.width + BANDS), height: rem(stack.height) }}
                onPointerMove={onPointer}
                onPointerDown={onPointer}
              >
                <TimelineDrawing scene={scene} stack={stack} reading={reading} />
              </svg>
              <div
                className="tl-handle"
                role="slider"
                tabIndex={0}
                aria-label={say("reading.label")}
                aria-valuemin={days[0]}
                aria-valuemax={days.at(-1)}
                aria-valuenow={day}
                aria-valuetext={heading}
                style={{ left: rem(Math.min(Math.max(scene.x(day), 0), scene.width)), height: rem(stack.height) }}
                onKeyDown={(event) => {
                  if (!event.altKey && !event.ctrlKey && !event.metaKey && step(event.key)) event.preventDefault();
                }}
              />
            </div>
          </>
        ) : null}
      </div>
      <div className="tl-reader">
        <button
          type="button"
          className="key no-print"
          aria-label={say("reading.back")}
          onClick={() => step("ArrowLeft")}
        >
          ←
        </button>
        <button
          type="button"
          className="key no-print"
          aria-label={say("reading.on")}
          onClick={() => step("ArrowRight")}
        >
          →
        </button>
        <p aria-live="polite" aria-atomic="true">
          <b>{heading}.</b> {sentence}
        </p>
        <div className="tl-tools no-print">
          <fieldset>
            <legend className="for-readers">{say("range.label")}</legend>
            <div className="choice">
              {RANGES.map((name) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={name === chosen}
                  onClick={() => {
                    setChoice(name);
                    setEnd(reading === null ? null : reading + 28);
                  }}
                >
                  {say(`range.${name}`)}
                </button>
              ))}
            </div>
          </fieldset>
          <button
            type="button"
            className="btn small"
            disabled={range.from <= whole.from}
            onClick={() => setEnd(range.to - Math.round(span / 2))}
          >
            {say("range.earlier")}
          </button>
          <button
            type="button"
            className="btn small"
            disabled={range.to >= whole.to}
            onClick={() => setEnd(range.to + Math.round(span / 2))}
          >
            {say("range.later")}
          </button>
        </div>
      </div>
    </div>
  );
}
