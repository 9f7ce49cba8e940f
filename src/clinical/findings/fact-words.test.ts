import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { factsRead } from "./condition.ts";

const knowledge = loadKnowledge();

test("every fact that a row reads has a name that people can read, of its own or of its family", () => {
  const said = knowledge.messages.get("en");
  const read = knowledge.playbook.tables.flatMap(({ enter, rules }) => [
    ...factsRead(enter),
    ...rules.flatMap(({ when }) => factsRead(when)),
  ]);
  const nameless = [...new Set(read)].filter(
    (name) => !said?.has(`fact.${name}`) && !said?.has(`fact.family.${name.split(".")[0]}`),
  );
  expect(nameless).toEqual([]);
});
