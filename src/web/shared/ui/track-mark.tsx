import { memo } from "react";
import { rem } from "./rem.ts";

export type TrackShape = "therapy" | "medication" | "both";

/** Round is therapy, square is medication. Decorative: the words beside it name the track where it matters. */
export const TrackMark = memo(function TrackMark(props: { readonly track: TrackShape; readonly size?: number }) {
  const size = props.size ?? 12;
  return (
    <svg width={rem(size)} height={rem(size)} viewBox="0 0 14 14" aria-hidden="true">
      <TrackForm track={props.track} />
    </svg>
  );
});

function TrackForm({ track }: { readonly track: TrackShape }) {
  if (track === "therapy") return <circle cx="7" cy="7" r="5" fill="var(--therapy)" />;
  if (track === "medication")
    return <rect x="2.2" y="2.2" width="9.6" height="9.6" rx="1.6" fill="var(--medication)" />;
  return (
    <>
      <circle cx="4.4" cy="7" r="4" fill="var(--therapy)" />
      <rect
        x="6"
        y="3.2"
        width="7.6"
        height="7.6"
        rx="1.4"
        fill="var(--medication)"
        stroke="var(--surface)"
        strokeWidth="1"
      />
    </>
  );
}
