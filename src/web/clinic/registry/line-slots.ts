/** Which slot of the list each line on screen stands in. A slot is a row of the page that is filled anew rather than thrown away. */
export type LineSlots = ReadonlyMap<number, number>;

/**
 * Slots for these lines. A line that stays keeps its slot, so the row with the focus is never filled with another person; one that comes
 * takes the slot of one that left, and only where none is free a new slot is made.
 */
export function slotsFor(lines: readonly number[], before: LineSlots): LineSlots {
  const staying = lines.filter((line) => before.has(line));
  const taken = new Set(staying.map((line) => before.get(line)));
  const slots = new Map<number, number>();
  let next = 0;
  for (const line of lines) {
    const kept = before.get(line);
    if (kept !== undefined) {
      slots.set(line, kept);
      continue;
    }
    while (taken.has(next)) next += 1;
    slots.set(line, next);
    next += 1;
  }
  return slots;
}
