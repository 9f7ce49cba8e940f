export interface ErrorWords {
  readonly title: string;
  readonly body: string;
  readonly retry: string;
  /** The word by which the help desk finds this fault. Holds no patient's name. */
  readonly helpDesk?: string;
}

/** Something did not work: said so, with what is safe and the next step. Announced at once. */
export function ErrorState(props: ErrorWords & { readonly onRetry?: () => void }) {
  return (
    <section className="state" role="alert">
      <h2>{props.title}</h2>
      <p>{props.body}</p>
      {props.onRetry && (
        <p className="state-actions">
          <button type="button" className="btn primary" onClick={props.onRetry}>
            {props.retry}
          </button>
        </p>
      )}
      {props.helpDesk && <p>{props.helpDesk}</p>}
    </section>
  );
}
