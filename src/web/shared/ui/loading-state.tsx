/** Ghost lines in the shape of what comes. Stays invisible for the first second: most answers are quicker. */
export function LoadingState(props: { readonly title: string; readonly body?: string; readonly lines?: number }) {
  return (
    <section className="state loading" role="status">
      <h2>{props.title}</h2>
      {props.body && <p>{props.body}</p>}
      <div aria-hidden="true">
        {Array.from({ length: props.lines ?? 3 }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ghost lines have no identity
          <div className="ghost" key={line}>
            <i className="ghost-dot" />
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
    </section>
  );
}
