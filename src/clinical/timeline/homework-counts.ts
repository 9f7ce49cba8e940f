import { dayNumber } from "./day-number.ts";
import type { EntriesByKind } from "./entries-by-kind.ts";
import type { HomeworkCount } from "./timeline.ts";

interface Task {
  readonly assignedDay: number;
  state: "assigned" | "done" | "partial" | "skipped";
}

/** Each task once: the day it was assigned and the newest word on it. */
export function homeworkTasks(entries: EntriesByKind): Task[] {
  const tasks = new Map<string, Task>();
  for (const entry of entries.of("homework")) {
    const action = entry.action ?? "assigned";
    const task = tasks.get(entry.homeworkId);
    if (task === undefined) tasks.set(entry.homeworkId, { assignedDay: dayNumber(entry.at), state: action });
    else task.state = action;
  }
  return [...tasks.values()];
}

/** What was assigned from one session up to the next; null where nothing was. */
export function homeworkBetween(tasks: readonly Task[], fromDay: number, beforeDay: number): HomeworkCount | null {
  const count = { assigned: 0, done: 0, partial: 0, skipped: 0, unreported: 0 };
  for (const { assignedDay, state } of tasks) {
    if (assignedDay < fromDay || assignedDay >= beforeDay) continue;
    count.assigned += 1;
    count[state === "assigned" ? "unreported" : state] += 1;
  }
  return count.assigned === 0 ? null : count;
}

/** Share done at least in part, percent; null where nothing was assigned or nobody has said how it went. */
export function homeworkPct(homework: HomeworkCount | null): number | null {
  if (homework === null || homework.unreported === homework.assigned) return null;
  return ((homework.done + homework.partial) / homework.assigned) * 100;
}
