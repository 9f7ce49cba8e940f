import { memo } from "react";
import { rem } from "./rem.ts";

export type Burden = "none" | "mild" | "moderate" | "severe";
const FILLED: Readonly<Record<Burden, number>> = { none: 0, mild: 1, moderate: 2, severe: 3 };
const TONE: Readonly<Record<Burden, string>> = {
  none: "none",
  mild: "var(--sev-1)",
  moderate: "var(--sev-3)",
  severe: "var(--sev-4)",
};

/** Three bars for the burden of side effects. Its word always stands beside it. */
export const BurdenBars = memo(function BurdenBars({ burden }: { readonly burden: Burden }) {
  return (
    <svg width={rem(15)} height={rem(10)} viewBox="0 0 15 10" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={0.5 + bar * 5}
          y={6.5 - bar * 2.6}
          width="3.6"
          height={3 + bar * 2.6}
          fill={bar < FILLED[burden] ? TONE[burden] : "none"}
          stroke="var(--edge)"
          strokeWidth=".8"
        />
      ))}
    </svg>
  );
});
