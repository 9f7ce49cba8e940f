import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scoreAnswers } from "../clinical/measurement/score-answers.ts";
import { formOf } from "../http/forms/form-of.ts";
import { loadKnowledge } from "./load.ts";
import { withLicensedPacks } from "./with-licensed-packs.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
let data = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "accord-packs-"));
  mkdirSync(join(data, "licensed-packs"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const words = (part: object = {}) => ({
  format: "accord-licensed-pack/1",
  instrument: "ISI",
  language: "en",
  licence: {
    statement: "Licence 12 of the holder of the copyright",
    holder: "Example Clinic",
    validUntil: "2026-12-31",
  },
  credit: "© the holder of the copyright. Used under licence 12.",
  options: [0, 1, 2, 3, 4].map((value) => ({ value, text: `words for ${value}` })),
  items: [1, 2, 3, 4, 5, 6, 7].map((item) => ({ linkId: `${item}`, text: `words of question ${item}` })),
  ...part,
});
const put = (name: string, pack: unknown) =>
  writeFileSync(join(data, "licensed-packs", name), typeof pack === "string" ? pack : JSON.stringify(pack));
const read = () => withLicensedPacks(knowledge, data, TODAY);

describe("withLicensedPacks", () => {
  it("shows a clinic's own licensed words with their credit, and scores as before", () => {
    put("isi.json", words());
    const { knowledge: ours, refused } = read();
    expect(refused).toEqual([]);
    const isi = ours.instruments.get("ISI")!;
    expect(formOf(isi)).toMatchObject({
      capture: "words",
      credit: "© the holder of the copyright. Used under licence 12.",
    });
    expect(formOf(isi).items[6]).toMatchObject({
      text: "words of question 7",
      options: [{ text: "words for 0" }, {}, {}, {}, {}],
    });
    const answers = [2, 1, 1, 1, 1, 1, 1];
    expect(scoreAnswers(isi, answers)).toEqual(scoreAnswers(knowledge.instruments.get("ISI")!, answers));
    expect(formOf(knowledge.instruments.get("ISI")!).capture).toBe("total");
  });

  it("adds a language to a form whose other words ship", () => {
    const { items } = knowledge.instruments.get("GAD-2")!;
    put("gad-2-vi.json", {
      ...words({ instrument: "GAD-2", language: "vi", options: [0, 1, 2, 3].map((value) => ({ value, text: "…" })) }),
      items: items.map(({ linkId }) => ({ linkId, text: "…" })),
    });
    const ours = read().knowledge.instruments.get("GAD-2")!;
    expect(formOf(ours, "vi").language).toBe("vi");
    expect(formOf(ours).language).toBe("en");
  });

  it("refuses what does not fit, with place and reason, and runs with the rest", () => {
    put("a-broken.json", "{");
    put("b-scoring.json", words({ bands: [] }));
    put("c-ended.json", words({ licence: { statement: "s", holder: "h", validUntil: "2026-03-01" } }));
    put("d-short.json", words({ items: words().items.slice(0, 6) }));
    put("e-values.json", words({ options: [1, 2, 3, 4, 5].map((value) => ({ value, text: "w" })) }));
    put("f-unknown.json", words({ instrument: "XYZ" }));
    put("g-shipped.json", words({ instrument: "PHQ-2" }));
    put("h-good.json", words());
    const { knowledge: ours, refused } = read();
    expect(ours.instruments.get("ISI")?.languages).toEqual(["en"]);
    expect(refused).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^licensed-packs\/a-broken\.json: the file: /),
        'licensed-packs/b-scoring.json: the file: Unrecognized key: "bands"',
        "licensed-packs/c-ended.json: licence.validUntil: the licence ended on 2026-03-01",
        "licensed-packs/d-short.json: items: item 7 of ISI has no words",
        "licensed-packs/e-values.json: items[0].options: item 1 of ISI takes 0, 1, 2, 3, 4; found 1, 2, 3, 4, 5",
        'licensed-packs/f-unknown.json: instrument: there is no instrument "XYZ"',
        "licensed-packs/g-shipped.json: language: the words of PHQ-2 in en are here already",
      ]),
    );
  });

  it("takes a folder that is not there for none", () => {
    rmSync(join(data, "licensed-packs"), { recursive: true });
    expect(read().refused).toEqual([]);
  });
});
