import type { ReactNode } from "react";
import type { PlacedLabel } from "../place-labels.ts";
import type { TextLabel } from "./scene.ts";

/** Shapes and words a screen reader passes over: the marks say the same. */
export function Silent({ children }: { readonly children: ReactNode }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes cannot be focused
  return <g aria-hidden="true">{children}</g>;
}

/** The marks of one lane, under its name. */
export function Lane({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/noInteractiveElementToNoninteractiveRole: a drawing has no fieldset, and a group of shapes is not interactive
    <g role="group" aria-label={name}>
      {children}
    </g>
  );
}

/** Something drawn that has a name: a screen reader meets it as one picture with these words. */
export function Mark({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive
    <g role="img" aria-label={name}>
      <title>{name}</title>
      {children}
    </g>
  );
}

/** Labels that found a place. They repeat what the marks say, so they are hidden from screen readers. */
export function Labels({
  placed,
  ground,
}: {
  readonly placed: readonly PlacedLabel<TextLabel>[];
  readonly ground: string;
}) {
  return (
    <Silent>
      {placed.map(({ id, label }) => (
        <text
          key={id}
          className="tl-halo"
          x={label.x}
          y={label.y}
          fontSize={label.size}
          fontWeight={label.weight}
          style={{ fill: `var(--${label.tone})`, stroke: ground }}
        >
          {label.text}
        </text>
      ))}
    </Silent>
  );
}

/** A diamond: something decided, or to decide. */
export function Diamond({
  x,
  y,
  radius,
  filled,
}: {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly filled: boolean;
}) {
  const d = `M${x} ${y - radius}L${x + radius} ${y}L${x} ${y + radius}L${x - radius} ${y}Z`;
  return filled ? (
    <path d={d} fill="var(--decide)" stroke="var(--decide)" strokeWidth={1.4} />
  ) : (
    <path d={d} fill="var(--surface)" stroke="var(--ink)" strokeWidth={1.4} />
  );
}

/** The safety octagon, `size` px across, centred. */
export function SafetyOctagon({ x, y, size = 13 }: { readonly x: number; readonly y: number; readonly size?: number }) {
  return (
    <g transform={`translate(${x - size / 2} ${y - size / 2}) scale(${size / 14})`}>
      <path d="M4.4.8h5.2l3.6 3.6v5.2l-3.6 3.6H4.4L.8 9.6V4.4z" fill="var(--safety)" />
      <path d="M7 3.6v4.2" stroke="var(--on-safety)" strokeWidth={1.7} strokeLinecap="round" />
      <circle cx={7} cy={10.3} r={1} fill="var(--on-safety)" />
    </g>
  );
}

/** A ring of dashes: not known, or not yet. */
export function DashedRing({
  x,
  y,
  radius,
  stroke = "var(--ink-2)",
}: {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly stroke?: string;
}) {
  return (
    <circle cx={x} cy={y} r={radius} fill="var(--surface)" stroke={stroke} strokeWidth={1.2} strokeDasharray="2 1.6" />
  );
}
