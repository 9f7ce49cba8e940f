import { existsSync, type FSWatcher, mkdirSync, readdirSync, renameSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Playbook } from "../clinical/findings/playbook.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { PlaybookFault } from "../clinical/knowledge/playbook-faults.ts";
import { type ReadPlaybook, readPlaybookFile } from "./playbook-file.ts";

/** Which playbook a process works by, and what is wrong with the one that was to replace it. */
export interface PlaybookState {
  readonly id: string;
  readonly version: string;
  /** The shipped one, the site's own file, or the copy of the site's last sound one. */
  readonly from: "standard" | "site" | "last-sound";
  readonly refused: { readonly file: string; readonly faults: readonly PlaybookFault[] } | null;
}

/** Where the site's own playbook lies in the data folder, and the copy of the last one that was sound. */
const FOLDER = "playbook";
const LAST_SOUND = "playbook-last-sound.json";
/** Editors write a file in several steps: it is read once they have come to rest. */
const SETTLE_MS = 200;

type Report = (state: PlaybookState) => void;

/**
 * The knowledge a process works by, with the site's own playbook (`playbook/*.json` of the data folder, one file) where it has one. The
 * file is checked at start and whenever it changes; one that may not be followed never comes into force: the one before it stays.
 */
export class SitePlaybook {
  readonly #standard: Knowledge;
  readonly #dataFolder: string;
  readonly #report: Report;
  #knowledge: Knowledge;
  #state: PlaybookState;
  #watcher: FSWatcher | null = null;
  #settling: NodeJS.Timeout | null = null;

  constructor(standard: Knowledge, dataFolder: string, report: Report) {
    this.#standard = standard;
    this.#dataFolder = dataFolder;
    this.#report = report;
    this.#knowledge = standard;
    this.#state = stateOf(standard.playbook, "standard", null);
    this.#restoreLastSound();
    this.reload();
  }

  /** What is in force now; another object after each change. */
  get knowledge(): Knowledge {
    return this.#knowledge;
  }

  get state(): PlaybookState {
    return this.#state;
  }

  /** Reads the site's file again. */
  reload(): void {
    const [name, ...more] = jsonFilesIn(join(this.#dataFolder, FOLDER));
    if (name === undefined) {
      this.#follow(this.#standard.playbook, "standard");
      return;
    }
    const beside = { place: "", reason: `lies beside ${more.join(", ")}: one playbook is needed` };
    const read: ReadPlaybook =
      more.length > 0 ? { faults: [beside] } : readPlaybookFile(join(this.#dataFolder, FOLDER, name), this.#standard);
    if ("faults" in read) this.#become({ ...this.#state, refused: { file: `${FOLDER}/${name}`, faults: read.faults } });
    else {
      this.#keepAsLastSound(read.playbook);
      this.#follow(read.playbook, "site");
    }
  }

  /** Follows changes of the file from now on, and asks on SIGHUP. Returns how to stop. */
  watch(): () => void {
    const settle = () => {
      if (this.#settling !== null) clearTimeout(this.#settling);
      this.#settling = setTimeout(() => this.reload(), SETTLE_MS);
    };
    const folder = join(this.#dataFolder, FOLDER);
    mkdirSync(folder, { recursive: true });
    this.#watcher = watch(folder, settle);
    process.on("SIGHUP", settle);
    return () => {
      process.off("SIGHUP", settle);
      this.#watcher?.close();
      if (this.#settling !== null) clearTimeout(this.#settling);
    };
  }

  #follow(playbook: Playbook, from: PlaybookState["from"]): void {
    const same = JSON.stringify(playbook) === JSON.stringify(this.#knowledge.playbook);
    if (!same) this.#knowledge = { ...this.#standard, playbook };
    this.#become(stateOf(this.#knowledge.playbook, from, null));
  }

  #become(state: PlaybookState): void {
    const before = JSON.stringify(this.#state);
    this.#state = state;
    if (JSON.stringify(state) !== before) this.#report(state);
  }

  #restoreLastSound(): void {
    const read = readPlaybookFile(join(this.#dataFolder, LAST_SOUND), this.#standard);
    if ("playbook" in read) this.#follow(read.playbook, "last-sound");
  }

  /** Written beside and put in place in one step: half a file is never found at the next start. */
  #keepAsLastSound(playbook: Playbook): void {
    const path = join(this.#dataFolder, LAST_SOUND);
    writeFileSync(`${path}.part`, JSON.stringify(playbook), { mode: 0o600 });
    renameSync(`${path}.part`, path);
  }
}

/** Sorted; none where there is no such folder. */
function jsonFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((one) => one.endsWith(".json"))
    .sort();
}

function stateOf(
  { id, version }: Playbook,
  from: PlaybookState["from"],
  refused: PlaybookState["refused"],
): PlaybookState {
  return { id, version, from, refused };
}
