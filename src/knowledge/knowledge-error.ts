import type { KnowledgeFault } from "../clinical/knowledge/check-knowledge.ts";

/** The clinical content is not fit to run on. Lists every fault with its file, so that one reading mends all. */
export class KnowledgeError extends Error {
  readonly faults: readonly KnowledgeFault[];

  constructor(faults: readonly KnowledgeFault[]) {
    super(
      `The knowledge files have ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${faults
        .map((fault) => `${fault.file}: ${fault.reason}`)
        .join("\n")}`,
    );
    this.name = "KnowledgeError";
    this.faults = faults;
  }
}
