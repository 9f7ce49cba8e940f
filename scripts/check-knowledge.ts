import { incompleteTables } from "../src/clinical/knowledge/playbook-faults.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";

/** Loads all clinical knowledge; every fault is printed with its file, and the exit code says whether it may be used. */
try {
  const knowledge = loadKnowledge();
  const holes = incompleteTables(knowledge.playbook);
  if (holes.length > 0) throw new Error(holes.map(({ reason }) => reason).join("\n"));
  const proved = knowledge.playbook.tables.filter(({ complete }) => complete !== undefined).map(({ id }) => id);
  console.log(
    `${knowledge.instruments.size} instruments, ${knowledge.medications.size} medicines, ${knowledge.references.size} references; proved complete: ${proved.join(", ")}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
