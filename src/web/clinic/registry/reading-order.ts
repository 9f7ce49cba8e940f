/**
 * Puts the lines of a list in the page in the order they are read. While scrolling, a line that comes fills the place of one that left and
 * nothing moves; when the list has come to rest, what follows in the page has to be what follows for the eye. As few lines as can be are
 * moved, and never the one with the focus.
 */
export function putInReadingOrder(list: Element): void {
  const lines = [...list.children];
  const staying = new Set(
    longestRising(
      lines,
      lines.findIndex((line) => line.contains(document.activeElement)),
    ),
  );
  let next: Element | null = null;
  for (const line of lines.toSorted((one, other) => placeOf(other) - placeOf(one))) {
    if (!staying.has(line)) list.insertBefore(line, next);
    next = line;
  }
}

const placeOf = (line: Element): number => Number(line.getAttribute("aria-rowindex"));

/** The most lines that already follow each other, with the `held` one among them where there is one. */
function longestRising(lines: readonly Element[], held: number): readonly Element[] {
  const runs: Element[][] = [];
  const worth = (run: readonly Element[] | undefined) =>
    run === undefined ? 0 : run.length + (run.includes(lines[held] as Element) ? lines.length : 0);
  lines.forEach((line, index) => {
    const before = runs
      .slice(0, index)
      .filter((run) => placeOf(run.at(-1) as Element) < placeOf(line))
      .reduce<Element[] | undefined>((best, run) => (worth(run) > worth(best) ? run : best), undefined);
    runs.push([...(before ?? []), line]);
  });
  return runs.reduce<readonly Element[]>((best, run) => (worth(run) > worth(best) ? run : best), []);
}
