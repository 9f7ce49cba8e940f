const WIDTH = 30;
const MS_A_SECOND = 1000;

/** A bar on standard error for a person who looks on, with how long is left; nothing where nobody does. */
export function progressBar(): (done: number, of: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  const started = performance.now();
  let begunAt: number | null = null;
  return (done, of) => {
    begunAt ??= done;
    const share = of === 0 ? 1 : Math.min(1, done / of);
    const bar = "█".repeat(Math.round(share * WIDTH)).padEnd(WIDTH, "·");
    const perSecond = (done - begunAt) / Math.max(1, performance.now() - started) / (1 / MS_A_SECOND);
    const left = perSecond > 0 ? `, ${Math.ceil((of - done) / perSecond)} s left` : "";
    process.stderr.write(`\r${bar} ${done} of ${of}${left}   ${done >= of ? "\n" : ""}`);
  };
}
