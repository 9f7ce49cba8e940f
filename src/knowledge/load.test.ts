import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { afterEach, describe, expect, it } from "vitest";
import { findInstrument } from "../clinical/knowledge/find-instrument.ts";
import { findMedication } from "../clinical/knowledge/find-medication.ts";
import { sentence } from "../clinical/knowledge/sentence.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { loadKnowledge } from "./load.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The shipped knowledge with some files written over: text as it stands, or a change to the parsed content. */
function faultsWith(changes: Record<string, string | ((content: Any) => void)>): string[] {
  const root = mkdtempSync(join(tmpdir(), "knowledge-"));
  folders.push(root);
  cpSync(fileURLToPath(new URL("../../knowledge", import.meta.url)), root, { recursive: true });
  for (const [name, change] of Object.entries(changes)) {
    const file = join(root, name);
    if (typeof change === "string") writeFileSync(file, change);
    else {
      const content: Any = JSON.parse(readFileSync(file, "utf8"));
      change(content);
      writeFileSync(file, JSON.stringify(content));
    }
  }
  try {
    loadKnowledge(root);
    return [];
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    expect(error.message).toContain(error.faults[0]?.file);
    return error.faults.map(({ file, reason }) => `${file}: ${reason}`);
  }
}
// biome-ignore lint/suspicious/noExplicitAny: a file is broken on purpose, against its schema.
type Any = any;

describe("loadKnowledge", () => {
  it("refuses to be changed, maps included", () => {
    const knowledge = loadKnowledge();
    const phq9 = knowledge.instruments.get("PHQ-9")!;
    expect(() => Object.assign(phq9, { screenCut: 3 })).toThrow(TypeError);
    expect(() => phq9.bands.push(phq9.bands[0]!)).toThrow(TypeError);
    expect(() => (knowledge.instruments as Map<string, unknown>).delete("PHQ-9")).toThrow("never changed");
    expect(() => (knowledge.messages.get("en") as Map<string, string>).set("x", "y")).toThrow("never changed");
  });

  it("holds every instrument a record may name, with sources that exist", () => {
    const { instruments, references } = loadKnowledge();
    const named = [
      "PHQ-9",
      "PHQ-2",
      "PHQ-9M",
      "GAD-7",
      "GAD-2",
      "PCL-5",
      "PDSS-SR",
      "Y-BOCS",
      "ISI",
      "WSAS",
      "HRQOL-4",
      "C-SSRS",
      "CRAVE-NRS",
      "session-check",
      "EPDS",
      "AUDIT-C",
      "COWS",
      "ASRM",
    ];
    expect(named.filter((id) => !instruments.has(id))).toEqual([]);
    for (const instrument of instruments.values()) {
      for (const id of instrument.sources) expect(references.has(id)).toBe(true);
    }
  });

  it("ships words only where the licence lets them, and says of its own that they are not validated", () => {
    for (const { id, licence, items, validated } of loadKnowledge().instruments.values()) {
      const words = items.some((item) => item.text !== undefined);
      if (words) expect({ id, licence }).toEqual({ id, licence: "A" });
      if (!validated) expect({ id, licence }).toEqual({ id, licence: "A" });
    }
  });

  it("has only messages that can be read", () => {
    for (const [language, catalogue] of loadKnowledge().messages) {
      for (const [key, template] of catalogue) {
        expect(() => new IntlMessageFormat(template, language), `${language} ${key}`).not.toThrow();
      }
    }
  });

  it("lists all faults of all files at once, each with its file", () => {
    const faults = faultsWith({
      "instruments/phq-9.json": (phq9) => {
        phq9.bands[1].from = 6;
        phq9.sources.push("nobody-2020");
        phq9.safetyItem.linkId = "11";
      },
      "instruments/gad-7.json": (gad7) => {
        gad7.total.code = "44261-6";
        gad7.bands[2].from = 9;
        gad7.items[0].options[3].value = 4;
      },
      "instruments/srs.json": (srs) => {
        srs.items[0].text = "words";
        srs.colour = "red";
      },
      "alerts/safety.json": (alerts) => {
        alerts.rules[0].message = "alert.nothing";
        alerts.rules[4].forRoles = [];
        alerts.rules[1].trigger.of[0].linkId = "12a";
        alerts.rules[2].yieldsTo = ["PIV-S99"];
      },
      "medications/ingredients.json": (file) => {
        file.medications[0].aliases.push("zoloft");
        file.medications[1].parent = "nothing";
      },
      "references/references.json": "{ broken",
    });
    expect(faults.filter((fault) => !fault.includes("is not a reference"))).toEqual([
      'knowledge/instruments/srs.json: the file: Unrecognized key: "colour"',
      expect.stringContaining("knowledge/references/references.json: Expected property name"),
      'knowledge/instruments/phq-9.json: code "44261-6" is already used in knowledge/instruments/gad-7.json',
      'knowledge/medications/ingredients.json: medication name "zoloft" is already used in knowledge/medications/ingredients.json',
      "knowledge/instruments/gad-7.json: GAD-7, es: item 1 has no words for answer 4",
      "knowledge/instruments/gad-7.json: GAD-7: answers add up to 0 to 22, the total says 0 to 21",
      "knowledge/instruments/gad-7.json: GAD-7: bands overlap at 9",
      'knowledge/instruments/phq-9.json: PHQ-9: the safety item names item "11", which it does not have',
      "knowledge/instruments/phq-9.json: PHQ-9: bands leave a gap from 5 to 6",
      'knowledge/medications/ingredients.json: sertraline has the parent "nothing", which is not an ingredient',
      'knowledge/alerts/safety.json: PIV-S3 has no message "alert.nothing"',
      'knowledge/alerts/safety.json: PIV-S1 reads item "12a" of PHQ-9, which it does not have',
      'knowledge/alerts/safety.json: PIV-S4 yields to "PIV-S99", not a rule',
      "knowledge/alerts/safety.json: PIV-S2-C-SSRS alerts nobody",
    ]);
    expect(faults).toContain('knowledge/instruments/phq-9.json: PHQ-9 cites "nobody-2020", which is not a reference');
  });

  it("refuses words that a licence does not allow, and a message under another file's name", () => {
    expect(
      faultsWith({
        "instruments/srs.json": (srs) => {
          srs.items[0].text = "words";
        },
        "messages/en/alert.json": (messages) => {
          messages["finding.stray"] = "x";
        },
      }),
    ).toEqual([
      'knowledge/messages/en/alert.json: the key "finding.stray" does not begin with "alert."',
      "knowledge/instruments/srs.json: SRS: item 1 ships words its licence does not allow",
    ]);
  });
});

describe("the pharmacy's files", () => {
  it("are refused with every name that points nowhere, and without one of them nothing starts", () => {
    const faults = faultsWith({
      "medications/forms.json": (content) => {
        content.ingredients[0].ingredient = "unobtainium";
        content.ingredients[0].forms = [{ form: "tablet", strengthsMg: [10], mark: "GK", sources: ["nowhere"] }];
      },
      "medications/taper.json": (content) => {
        content.rows[0].class = "no-class";
        content.rows[0].signs = "taper.signs.none";
      },
    });
    expect(faults).toEqual([
      'knowledge/medications/forms.json: unobtainium, tablet is for "unobtainium", not a medicine',
      'knowledge/medications/forms.json: unobtainium, tablet cites "nowhere", which is not a reference',
      'knowledge/medications/taper.json: TAP01 is for "no-class", which no medicine belongs to',
      'knowledge/medications/taper.json: TAP01 has no message "taper.signs.none"',
    ]);
    expect(faultsWith({ "medications/taper.json": "{}" }).length).toBeGreaterThan(0);
  });

  it("never let a capsule, a film or a slow release be split", () => {
    const split = (form: string) =>
      faultsWith({
        "medications/forms.json": (content) => {
          content.ingredients[0].forms = [
            { form, strengthsMg: [10], scoredMg: [10], mark: "GK", sources: ["us-labels"] },
          ];
        },
      });
    expect(split("tablet")).toEqual([]);
    for (const form of ["capsule", "sublingual-film", "extended-release-tablet"]) expect(split(form)).not.toEqual([]);
  });
});

describe("finding by name", () => {
  const knowledge = loadKnowledge();

  it("finds an instrument by id or other name, in any case", () => {
    for (const name of ["PHQ-9", "phq9", " Phq-9 "]) expect(findInstrument(knowledge, name)?.id).toBe("PHQ-9");
    expect(findInstrument(knowledge, "constructor")).toBeUndefined();
  });

  it("finds a medicine by ingredient, brand, combination or RxCUI", () => {
    for (const name of ["sertraline", "Zoloft", "36437"])
      expect(findMedication(knowledge, name)?.name).toBe("sertraline");
    expect(findMedication(knowledge, "buprenorphine/naloxone")?.name).toBe("buprenorphine");
    expect(findMedication(knowledge, "42351")?.name).toBe("lithium");
    expect(findMedication(knowledge, "unobtainium")).toBeUndefined();
  });

  it("takes depression dose ranges from the guideline where the formulary differs", () => {
    expect(findMedication(knowledge, "bupropion")).toMatchObject({ minimumEffectiveMg: 150, maximumMg: 450 });
    expect(findMedication(knowledge, "mirtazapine")).toMatchObject({ minimumEffectiveMg: 30, maximumMg: 60 });
  });

  it("knows a medicine with its salt behind its name, and takes no salt for a medicine", () => {
    for (const written of ["Sertraline Hydrochloride", "sertraline-hcl", "Zoloft", "zoloft hydrochloride"])
      expect(findMedication(knowledge, written)?.name, written).toBe("sertraline");
    expect(findMedication(knowledge, "hydrochloride")).toBeUndefined();
    expect(findMedication(knowledge, "unheard-of sodium")).toBeUndefined();
  });

  it("offers no form of an instrument whose total is refused", () => {
    const offered = (knowledge.instruments.get("PDSS-SR")?.versions ?? []).filter(
      (version) => version.offered !== false,
    );
    expect(offered.map(({ id }) => id)).toEqual(["summed"]);
  });

  it("gives no daily range for what is not counted by the day", () => {
    for (const medicine of knowledge.medications.values()) {
      if (medicine.doseUnit !== undefined) expect(medicine.minimumEffectiveMg ?? medicine.maximumMg).toBeUndefined();
    }
  });
});

describe("sentence", () => {
  const knowledge = loadKnowledge();

  it("falls back to English, and never leaves a hole", () => {
    const key = "instrument.flag.item-unanswered";
    expect(sentence(knowledge, "es-MX", key, { item: "9" })).toMatch(/^Item 9 decides about safety/);
    expect(() => sentence(knowledge, "en", key)).toThrow();
    expect(() => sentence(knowledge, "en", "instrument.nothing")).toThrow('no message "instrument.nothing"');
  });

  it("refuses a table file that the playbook does not name, and a named one that is not there", () => {
    const faults = faultsWith({
      "playbook/standard/tables/stray.json": '{ "tables": [] }',
      "playbook/standard/playbook.json": (head) => head.tables.push("missing"),
    });
    expect(faults).toContain("knowledge/playbook/standard/tables/stray.json: is not named in playbook.json");
    expect(faults.join("\n")).toContain("knowledge/playbook/standard/tables/missing.json: ENOENT");
  });
});
