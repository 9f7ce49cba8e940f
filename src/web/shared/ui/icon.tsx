import type { ReactNode } from "react";
import { rem } from "./rem.ts";

export type IconName = "search" | "lock" | "no-connection" | "download" | "close" | "back" | "chevron" | "person-plus";

const stroke = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.5,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

const FORMS: Record<IconName, ReactNode> = {
  search: (
    <g {...stroke}>
      <circle cx="6" cy="6" r="4.2" />
      <path d="M9.2 9.2 13 13" />
    </g>
  ),
  lock: (
    <>
      <rect x="2.2" y="6" width="9.6" height="7" rx="1.5" fill="currentColor" />
      <path d="M4.4 6V4.4a2.6 2.6 0 0 1 5.2 0V6" {...stroke} />
    </>
  ),
  "no-connection": (
    <path
      d="M3.2 10a2.7 2.7 0 0 1 .3-5.3A3.9 3.9 0 0 1 10.7 5.2 2.7 2.7 0 0 1 11.5 10.4M1.6 1.8 11.2 11.6"
      {...stroke}
    />
  ),
  download: <path d="M7 1.5v7.5M3.9 6.2 7 9.2l3.1-3M1.5 12.5h11" {...stroke} />,
  close: <path d="M3 3l8 8M11 3l-8 8" {...stroke} />,
  back: <path d="M8.5 3 4.5 7l4 4" {...stroke} />,
  "person-plus": (
    <path
      d="M5 6.6a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM1.2 12.4c0-2.2 1.7-3.6 3.8-3.6s3.8 1.4 3.8 3.6M11 5v4M9 7h4"
      {...stroke}
    />
  ),
  chevron: <path d="M3.5 5.2 7 8.8l3.5-3.6" {...stroke} />,
};

/** A small line drawing. Decorative: the control that holds it carries the name. */
export function Icon(props: { readonly name: IconName; readonly size?: number }) {
  const size = props.size ?? 14;
  return (
    <svg width={rem(size)} height={rem(size)} viewBox="0 0 14 14" aria-hidden="true">
      {FORMS[props.name]}
    </svg>
  );
}
