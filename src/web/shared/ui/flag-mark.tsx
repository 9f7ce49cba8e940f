import { memo, type ReactNode } from "react";
import { rem } from "./rem.ts";

/** Shapes of the flags. A word always stands beside the mark: shape, word and colour say the same. */
export type FlagShape =
  | "octagon"
  | "dashed-ring"
  | "diamond"
  | "triangle"
  | "clock"
  | "broken-ring"
  | "flask"
  | "stairs"
  | "capsule";

const line = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;

const FORMS: Record<FlagShape, ReactNode> = {
  octagon: (
    <>
      <path d="M4.4.8h5.2l3.6 3.6v5.2l-3.6 3.6H4.4L.8 9.6V4.4z" fill="var(--safety)" />
      <path d="M7 3.6v4.2" stroke="var(--on-safety)" strokeWidth="1.7" strokeLinecap="round" />
      <circle cx="7" cy="10.3" r="1" fill="var(--on-safety)" />
    </>
  ),
  "dashed-ring": (
    <>
      <circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2.3 1.7" />
      <path d="M5.3 5.5a1.75 1.75 0 1 1 2.5 1.6c-.55.26-.8.6-.8 1.1" {...line} strokeWidth="1.3" />
      <circle cx="7" cy="10.1" r=".85" fill="currentColor" />
    </>
  ),
  diamond: <path d="M7 .6 13.4 7 7 13.4.6 7z" fill="var(--decide)" />,
  triangle: <path d="M7 1.4 13.2 12.4H.8z" fill="currentColor" />,
  clock: (
    <>
      <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 3.8V7l2.2 1.6" {...line} strokeWidth="1.5" />
    </>
  ),
  "broken-ring": (
    <>
      <path
        d="M2.4 4.2A5.6 5.6 0 0 1 7 1.4M11.6 9.8A5.6 5.6 0 0 1 7 12.6M12.4 6.2a5.6 5.6 0 0 0-1.8-3.3M1.6 7.8a5.6 5.6 0 0 0 1.8 3.3"
        {...line}
        strokeWidth="1.5"
      />
      <circle cx="7" cy="7" r="1.7" fill="currentColor" />
    </>
  ),
  flask: (
    <path
      d="M5.2 1.2v4.6L1.9 11a1.4 1.4 0 0 0 1.2 2.1h7.8A1.4 1.4 0 0 0 12.1 11L8.8 5.8V1.2M4.2 1.2h5.6M3.6 9h6.8"
      {...line}
      strokeWidth="1.3"
    />
  ),
  stairs: <path d="M1 3h4v4h4v4h4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  capsule: <path d="M4.4 4.2h5.2a2.8 2.8 0 0 1 0 5.6H4.4a2.8 2.8 0 0 1 0-5.6zM7 4.2v5.6" {...line} strokeWidth="1.3" />,
};

export const FlagMark = memo(function FlagMark(props: { readonly shape: FlagShape; readonly size?: number }) {
  const size = props.size ?? 13;
  return (
    <svg width={rem(size)} height={rem(size)} viewBox="0 0 14 14" aria-hidden="true">
      {FORMS[props.shape]}
    </svg>
  );
});
