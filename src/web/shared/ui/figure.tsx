import type { ReactNode } from "react";

/** A value, a word that it is unknown, or that it does not apply: three different things, three different looks. */
type FigureValue<T> =
  | { readonly value: T; readonly asOf: string }
  | { readonly unknown: string }
  | { readonly notApplicable: true };

interface FigureProps<T> {
  readonly figure: FigureValue<T>;
  /** The words behind the dash. */
  readonly doesNotApply: string;
  readonly children: (value: T, asOf: string) => ReactNode;
}

export function Figure<T>({ figure, doesNotApply, children }: FigureProps<T>) {
  if ("value" in figure) return children(figure.value, figure.asOf);
  if ("unknown" in figure) return <span className="unknown">{figure.unknown}</span>;
  return <DoesNotApply words={doesNotApply} />;
}

/** An en dash for the eye, words for the ear. */
export function DoesNotApply({ words }: { readonly words: string }) {
  return (
    <span className="muted" role="img" aria-label={words}>
      –
    </span>
  );
}
