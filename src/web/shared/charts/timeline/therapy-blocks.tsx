import type { TherapyBlock } from "../picture.ts";
import { type LabelWish, placeLabels } from "../place-labels.ts";
import { slugInWords } from "../words.ts";
import { BLOCK_ROW } from "./lane-stack.ts";
import { Labels, Mark } from "./marks.tsx";
import { type Scene, type TextLabel, textAt, wish } from "./scene.ts";

/** What was worked on, and how often: bars up to today. */
export function TherapyBlocks({
  scene,
  rows,
  y,
}: {
  readonly scene: Scene;
  readonly rows: readonly (readonly TherapyBlock[])[];
  readonly y: number;
}) {
  const { say, picture, range } = scene;
  const wishes: LabelWish<TextLabel>[] = [];
  const bars = rows.flatMap((row, index) =>
    row.map((block) => {
      const left = scene.x(Math.max(block.fromDay, range.from));
      const right = scene.x(Math.min(block.toDay ?? picture.today, range.to));
      const top = y + index * BLOCK_ROW;
      const protocol = slugInWords(say, "protocol", block.protocol);
      const name =
        block.frequency === null ? protocol : `${protocol}, ${slugInWords(say, "frequency", block.frequency)}`;
      const id = `${block.protocol} ${block.fromDay}`;
      const style = { size: 11.5, weight: 600, tone: "ink" as const };
      const running = block.toDay === null;
      const room = right - left - 10;
      const inside = [name, protocol]
        .filter((text) => scene.measure(text, 11.5, 600) <= room)
        .map((text) => textAt(scene, text, left + 6, top + 12.5, style));
      wishes.push(
        wish(id, running ? 9 : 1, ...inside, ...(running ? [textAt(scene, name, right + 8, top + 12.5, style)] : [])),
      );
      return { id, left, width: Math.max(2, right - left - 1.5), top, name };
    }),
  );
  return (
    <>
      {bars.map(({ id, left, width, top, name }) => (
        <Mark key={id} name={name}>
          <rect x={left} y={top} width={width} height={BLOCK_ROW - 3} fill="var(--therapy-soft)" className="tl-block" />
        </Mark>
      ))}
      <Labels
        placed={placeLabels(wishes, { x: 0, y: y - 2, width: scene.width, height: rows.length * BLOCK_ROW + 4 })}
        ground="transparent"
      />
    </>
  );
}
