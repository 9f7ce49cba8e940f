import type { EntryOf } from "../record/entry.ts";

type Question = EntryOf<"medication-question">;

/** A question about one medicine with what was said since. */
export interface QuestionThread {
  readonly questionId: string;
  readonly medication: string;
  /** `asked`: waits for the prescriber; `answered`: waits for whoever asked to close it. */
  readonly state: Question["action"];
  readonly said: readonly Question[];
}

/** Questions about medicines, the open ones first, then the newest. Entries: those that stand, oldest first. */
export function questionThreads(entries: readonly Question[]): QuestionThread[] {
  const threads = Map.groupBy(entries, ({ questionId }) => questionId);
  return [...threads]
    .map(([questionId, said]) => {
      const last = said[said.length - 1] as Question;
      return { questionId, medication: (said[0] as Question).medication, state: last.action, said };
    })
    .sort((a, b) => PLACE[a.state] - PLACE[b.state] || compare(lastAt(b), lastAt(a)));
}

const PLACE = { asked: 0, answered: 1, closed: 2 } as const;
const lastAt = ({ said }: QuestionThread): string => said[said.length - 1]?.at ?? "";
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
