import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";

/** Words that blame a person, or that end treatment because of what was found. */
const PUNITIVE =
  /addict(?!ion)|abuser|junkie|dirty (urine|screen|test)|clean (urine|screen|test)|(fail|flunk)(s|ed)? (the |a |his |her |their )?(urine|drug|tox\w*)? ?(screen|test)|non-?complian|drug.?seek|zero tolerance|violat|punish|kick(ed)? out|manipulat|terminat\w* (of )?(treatment|care)|discharge[ds]? (for|after|because|from (treatment|care))|automatic(ally)? discharge/i;
/** Where ending treatment is named to forbid it. */
const FORBIDS = /never|do not discharge|no discharge|not (a )?reason/i;

const root = fileURLToPath(new URL("../../../../", import.meta.url));

function jsonFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && (folder.startsWith("knowledge") || /messages/.test(name)))
    .map((name) => join(folder, name));
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

test("no sentence of the product blames a person, or ends treatment because of a screen or a return to use", () => {
  const files = [...jsonFiles("knowledge/messages"), ...jsonFiles("knowledge/medications"), ...jsonFiles("src/web")];
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    texts(JSON.parse(readFileSync(join(root, file), "utf8")))
      .filter((text) => PUNITIVE.test(text) && !FORBIDS.test(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test("the test itself would find them", () => {
  for (const text of [
    "The patient is an addict",
    "a dirty urine",
    "failed the drug screen",
    "non-compliant",
    "discharged from treatment",
  ])
    expect(PUNITIVE.test(text), text).toBe(true);
});

test("what is said of an unexpected screen asks for a talk and a confirmation, and rules out a discharge", () => {
  const { catalogue } = loadKnowledge();
  const row = catalogue.monitoring.find(({ id }) => id === "MON075");
  expect(row?.action).toMatch(/discuss, do not discharge/);
});
