import type { ReactNode } from "react";

/** Nothing to show, why, and what can be done now. */
export function EmptyState(props: { readonly title: string; readonly body: string; readonly children?: ReactNode }) {
  return (
    <section className="state">
      <h2>{props.title}</h2>
      <p>{props.body}</p>
      {props.children && <div className="state-actions">{props.children}</div>}
    </section>
  );
}
