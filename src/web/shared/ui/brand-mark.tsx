import { rem } from "./rem.ts";

/** Round and square, therapy and medication, as one. Decorative: the name stands beside it. */
export function BrandMark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={rem(size)} height={rem((size * 18) / 26)} viewBox="0 0 26 18" aria-hidden="true">
      <circle cx="9" cy="9" r="8" fill="var(--therapy)" />
      <rect
        x="10.5"
        y="2"
        width="14"
        height="14"
        rx="2.5"
        fill="var(--medication)"
        stroke="var(--surface)"
        strokeWidth="1.6"
      />
    </svg>
  );
}
