import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Instrument } from "../src/clinical/knowledge/instrument.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { root } from "./source-files.ts";

const file = join(root, "docs", "INSTRUMENTS.md");

/** Writes docs/INSTRUMENTS.md from the instruments themselves; with --check it only says whether it still fits. */
const written = page([...loadKnowledge().instruments.values()]);
if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== written) {
    console.error(
      "docs/INSTRUMENTS.md does not fit the instruments: run `sh scripts/node scripts/write-instruments.ts`.",
    );
    process.exitCode = 1;
  }
} else writeFileSync(file, written);

function page(instruments: readonly Instrument[]): string {
  const validated = instruments.filter((instrument) => instrument.validated);
  const own = instruments.filter((instrument) => !instrument.validated);
  return `# Instruments

What ships, what does not, and what a clinic needs. Written from \`knowledge/instruments\` by \`sh scripts/node scripts/write-instruments.ts\`.

- **A**: the words ship. **B**: they ship once a condition is met; until then score only. **C**: score only, the words are never ours.
- Score only means: the total (and parts, and the answer to the safety item) of a form filled in elsewhere is entered; answers by number can be imported.
- A number marked GK in an instrument's file is general knowledge and is to be verified before clinical use; words marked GK are to be held against the official form.

## Questionnaires

| id | class | what ships | languages | recall | licence |
| --- | --- | --- | --- | --- | --- |
${validated.map(row).join("\n")}

## Our own logs: not validated instruments

| id | class | what ships | languages | recall | licence |
| --- | --- | --- | --- | --- | --- |
${own.map(row).join("\n")}

## Never shipped

MMAS-4 and MMAS-8 (paid licence, strictly held; neither words nor score are taken), M-DRAW (an open-access checklist whose licence line is not
confirmed), ORS (licence required). OCI-R, SPIN, LSAS, MDQ, HAM-D, QIDS, Y-BOCS and MARS-5 are score only unless a signed permission is on file.

## A clinic's own licensed words

Put one JSON file a form and language into \`licensed-packs\` in the data folder. It is read when the program starts. A pack that does not fit is
left out with the place and the reason; everything else runs. A pack holds words only: it cannot change how a form is scored.

\`\`\`json
{
  "format": "accord-licensed-pack/1",
  "instrument": "ISI",
  "language": "en",
  "licence": { "statement": "what allows it", "holder": "who holds it", "validUntil": "2027-12-31" },
  "credit": "the line that is shown beneath the form",
  "instruction": "…",
  "options": [{ "value": 0, "text": "…" }],
  "items": [{ "linkId": "1", "text": "…" }]
}
\`\`\`

Every item of the instrument must be there once, with the instrument's own \`linkId\` and a text for each of its answers. A pack may add a language
to a form whose other words ship (the official Vietnamese PHQ-9, say); it may not replace words that ship. When its licence ends it is no longer read.
`;
}

function row(instrument: Instrument): string {
  const { id, licence, licenceNote, languages, recallDays, versions = [] } = instrument;
  const recall = recallDays === null ? "–" : recallDays === 0 ? "now" : `${recallDays} d`;
  const forms = versions.length === 0 ? "" : `; versions ${versions.map((version) => version.id).join(", ")}`;
  return `| ${id} | ${licence} | ${ships(instrument)} | ${languages.join(", ") || "–"} | ${recall}${forms} | ${licenceNote} |`;
}

function ships({ items, total }: Instrument): string {
  if (items.length > 0 && items.every(({ text }) => text !== undefined)) return "words and scoring";
  if (items.length === 0) return "total only";
  return total === null ? "scoring; answers by number" : "scoring; total or answers by number";
}
