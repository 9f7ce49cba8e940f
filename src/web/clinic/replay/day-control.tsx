import { useEffect, useId } from "react";
import type { StoryRead } from "../../../http/contract/stories.ts";
import type { Say } from "../../shared/charts/words.ts";
import { stopFrom } from "./story-stops.ts";

interface ControlProps {
  readonly story: StoryRead;
  readonly day: number;
  /** The day in words: "Mon 2 Mar 2026, day 56". */
  readonly heading: string;
  readonly playing: boolean;
  readonly onDay: (day: number) => void;
  readonly onPlay: (playing: boolean) => void;
  readonly say: Say;
}

/** A stop is shown this long before the story goes on by itself. */
const STAY_MS = 2500;

/** Moves the clinic's date through a story: by any day, by what happens next, or by itself. */
export function DayControl({ story, day, heading, playing, onDay, onPlay, say }: ControlProps) {
  const slider = useId();
  const [back, on] = [stopFrom(story, day, "back"), stopFrom(story, day, "on")];
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => (on === null ? onPlay(false) : onDay(on)), STAY_MS);
    return () => clearTimeout(timer);
  }, [playing, on, onDay, onPlay]);
  const span = Math.max(1, story.to - story.from);
  const about = story.days.find((one) => one.day === day)?.about ?? null;
  const step = (to: number | null) => {
    onPlay(false);
    if (to !== null) onDay(to);
  };
  return (
    <div className="day-control no-print">
      <div className="day-keys">
        <button type="button" className="btn" aria-disabled={back === null} onClick={() => step(back)}>
          <span aria-hidden="true">‹</span> {say("replay.back")}
        </button>
        <button type="button" className="btn" aria-disabled={on === null} onClick={() => step(on)}>
          {say("replay.on")} <span aria-hidden="true">›</span>
        </button>
        <button
          type="button"
          className="btn"
          aria-disabled={on === null}
          onClick={() => onPlay(!playing && on !== null)}
        >
          {say(playing ? "replay.pause" : "replay.play")}
        </button>
      </div>
      <div className="day-slide">
        <label className="for-readers" htmlFor={slider}>
          {say("replay.slider")}
        </label>
        <input
          id={slider}
          type="range"
          min={story.from}
          max={story.to}
          value={day}
          aria-valuetext={heading}
          onChange={(event) => {
            onPlay(false);
            onDay(Number(event.target.value));
          }}
        />
        <svg className="day-marks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
          {story.days.map((one) => (
            <line
              key={one.day}
              className={one.promised ? "is-promised" : undefined}
              x1={((one.day - story.from) / span) * 1000}
              x2={((one.day - story.from) / span) * 1000}
              y1={0}
              y2={one.promised ? 10 : 5}
            />
          ))}
        </svg>
      </div>
      <p className="day-said" role="status">
        <b className="strong">{heading}</b>
        {about === null ? null : <span>: {about}</span>}
      </p>
    </div>
  );
}
