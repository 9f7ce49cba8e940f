export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One way a label may stand: its words and its box. */
export interface Candidate<T> {
  readonly box: Box;
  readonly label: T;
}

/** A label that wants a place. `candidates` best first; a higher `priority` chooses earlier. */
export interface LabelWish<T> {
  readonly id: string;
  readonly priority: number;
  readonly candidates: readonly Candidate<T>[];
}

export interface PlacedLabel<T> {
  readonly id: string;
  readonly box: Box;
  readonly label: T;
}

/** True where two boxes come nearer than `gap` px to each other. */
export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

export function inside(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x &&
    box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width &&
    box.y + box.height <= bounds.y + bounds.height
  );
}

/**
 * Gives each label the first of its candidates that stands clear of every label before it, of the obstacles and inside
 * the bounds. A label without a clear place is left out: two labels never overlap. Equal priorities keep their order.
 */
export function placeLabels<T>(
  wishes: readonly LabelWish<T>[],
  bounds: Box,
  obstacles: readonly Box[] = [],
  gap = 3,
): PlacedLabel<T>[] {
  const taken: Box[] = [...obstacles];
  const placed: PlacedLabel<T>[] = [];
  for (const wish of [...wishes].sort((a, b) => b.priority - a.priority)) {
    const place = wish.candidates.find(
      ({ box }) => inside(box, bounds) && !taken.some((other) => overlaps(box, other, gap)),
    );
    if (!place) continue;
    taken.push(place.box);
    placed.push({ id: wish.id, box: place.box, label: place.label });
  }
  return placed;
}
