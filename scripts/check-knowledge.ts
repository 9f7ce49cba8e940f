import { loadKnowledge } from "../src/knowledge/load.ts";

/** Loads all clinical knowledge; every fault is printed with its file, and the exit code says whether it may be used. */
try {
  const knowledge = loadKnowledge();
  console.log(
    `${knowledge.instruments.size} instruments, ${knowledge.medications.size} medicines, ${knowledge.references.size} references`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
