import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A value, a word that it is unknown, or that it does not apply: three different things, three different looks. */
export type FigureValue<T> =
  | { readonly value: T; readonly asOf: string }
  | { readonly unknown: string }
  | { readonly notApplicable: true };

interface FigureProps<T> {
  readonly figure: FigureValue<T>;
  readonly children: (value: T, asOf: string) => ReactNode;
}

export function Figure<T>({ figure, children }: FigureProps<T>) {
  if ("value" in figure) return children(figure.value, figure.asOf);
  if ("unknown" in figure) return <span className="unknown">{figure.unknown}</span>;
  return <DoesNotApply />;
}

/** An en dash for the eye, words for the ear. */
export function DoesNotApply() {
  const { t } = useTranslation();
  return (
    <span className="muted" role="img" aria-label={t("figure.doesNotApply")}>
      –
    </span>
  );
}
