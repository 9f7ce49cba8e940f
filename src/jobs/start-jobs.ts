import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { Database } from "../store/database.ts";
import { runDrawCurves } from "./draw-curves.ts";
import { runFollowPlaybook } from "./follow-playbook.ts";
import { type Change, listen } from "./listen.ts";
import { runReminders } from "./remind-forms.ts";
import { runOutbox } from "./run-outbox.ts";
import { runSealing } from "./seal-audit.ts";
import { runSweep } from "./sweep-due.ts";

export interface JobSettings {
  readonly database: Database;
  readonly knowledge: Knowledge;
  /** Something changed, in this process or another. */
  readonly changed: (change: Change) => void;
  /** Changes may have been missed: everyone fetches anew. */
  readonly resync: () => void;
  /** Absent = standard error. */
  readonly report?: (event: string, detail: Readonly<Record<string, string>>) => void;
}

export interface Jobs {
  /** The playbook in force changed: rows are worked out again now. */
  playbookChanged(): void;
  /** Lets running work finish and seals the audit trail. */
  stop(): Promise<void>;
}

/** Starts the process's own work: outbox, changes of other processes, day sweep, rows after a change of playbook, reminders, expected courses, sealing. */
export async function startJobs(settings: JobSettings): Promise<Jobs> {
  const { database, changed, resync, report } = settings;
  const at = {
    database,
    get knowledge() {
      return settings.knowledge;
    },
    clock: () => new Date().toISOString(),
    ...(report === undefined ? {} : { report }),
  };
  const heard = (change: Change): void => {
    // Before the screens ask again: they must not be given counts from before the change.
    database.forgetCounts(change.organizationId);
    changed(change);
  };
  const listening = listen(database, heard, resync);
  const following = runFollowPlaybook(at);
  const jobs = [runOutbox(at), runSweep(at), following, runReminders(at), runDrawCurves(at), runSealing(at)];
  return {
    playbookChanged: () => following.now(),
    stop: async () => {
      await listening.stop();
      for (const job of jobs) await job.stop();
    },
  };
}
