import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { checkRegimen } from "./check-regimen.ts";
import type { PersonContext, RegimenItem } from "./regimen.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-11-24";
const check = (list: string | readonly RegimenItem[], person: PersonContext = {}, today = TODAY) =>
  checkRegimen(typeof list === "string" ? list.split(",").map((name) => ({ name })) : list, person, knowledge, today);
const said = (list: string | readonly RegimenItem[], person?: PersonContext) =>
  check(list, person).findings.map(({ rule, severity, between }) => `${rule} ${severity} ${between.join("+")}`);

describe("checkRegimen", () => {
  test("finds a pair by ingredient, brand, RxCUI, salt and strength, in either order", () => {
    const pair = "DDI001 contraindicated phenelzine+sertraline";
    for (const list of [
      "sertraline,phenelzine",
      "Nardil,Zoloft",
      "36437,8123",
      "sertraline HCl 50 mg tablet,phenelzine sulfate",
    ])
      expect(said(list)[0]).toBe(pair);
  });

  test("lets a long-acting product answer for its ingredient, and never sets it against its own tablets", () => {
    expect(said("Vivitrol,oxycodone")[0]).toBe("DDI302 contraindicated naltrexone XR+oxycodone");
    expect(said("aripiprazole,abilify maintena")).toEqual([
      "DUP-OVERLAP minor aripiprazole+aripiprazole LAI (monohydrate)",
    ]);
  });

  test("takes a combination apart", () => {
    expect(said("Contrave,phenelzine")[0]).toBe("DDI009 contraindicated bupropion+phenelzine");
    expect(said("Auvelity,phenelzine").slice(0, 2)).toEqual([
      "DDI009 contraindicated bupropion+phenelzine",
      "DDI019 contraindicated dextromethorphan+phenelzine",
    ]);
  });

  test("keeps an unknown name, offers near ones, checks nothing on a guess and never says that nothing was found", () => {
    expect(check("setraline,phenelzine")).toMatchObject({
      highest: "unknown",
      unknown: ["setraline"],
      near: { setraline: ["sertraline"] },
      findings: [],
    });
    expect(check("sertraline,metformin")).toMatchObject({ highest: "none", unknown: [], findings: [] });
    expect(check("sertraline,tramadol,blorb")).toMatchObject({ highest: "major", unknown: ["blorb"] });
  });

  test("says when the knowledge is past its date, and then never that nothing was found", () => {
    expect(check("sertraline,metformin", {}, "2027-11-25")).toMatchObject({
      highest: "unknown",
      knowledge: { outOfDate: true },
    });
  });

  test("raises a row for the person, and asks for what it would have needed", () => {
    expect(said("sertraline,ibuprofen")).toEqual(["DDI086 moderate ibuprofen+sertraline"]);
    expect(said("sertraline,ibuprofen", { age: 70 })[0]).toBe("DDI086 major ibuprofen+sertraline");
    expect(said("sertraline,ibuprofen,apixaban", { age: 40 })).toContain("DDI086 major ibuprofen+sertraline");
    expect(check("sertraline,ibuprofen").missing).toContainEqual({ fact: "age", of: "ibuprofen with sertraline" });
  });

  test("holds a washout in both directions, for each medicine its own days", () => {
    const washout = (stopped: string, days: number, now: string) =>
      said([
        { name: stopped, stoppedDaysAgo: days },
        { name: now, starting: true },
      ]).filter((one) => one.startsWith("DDI001"));
    expect(washout("fluoxetine", 34, "phenelzine")).toEqual(["DDI001 contraindicated fluoxetine+phenelzine"]);
    expect(washout("fluoxetine", 35, "phenelzine")).toEqual([]);
    expect(washout("sertraline", 13, "phenelzine")).toEqual(["DDI001 contraindicated phenelzine+sertraline"]);
    expect(washout("sertraline", 14, "phenelzine")).toEqual([]);
    expect(washout("phenelzine", 13, "fluoxetine")).toEqual(["DDI001 contraindicated fluoxetine+phenelzine"]);
    expect(washout("phenelzine", 14, "fluoxetine")).toEqual([]);
  });

  test("holds doses against label, person and partner", () => {
    const dose = (name: string, doseMgPerDay: number, person?: PersonContext) => said([{ name, doseMgPerDay }], person);
    expect(dose("citalopram", 60)).toEqual(["DOSE-LABEL major citalopram"]);
    expect(dose("citalopram", 40, { age: 50 })).toEqual([]);
    expect(dose("citalopram", 40, { age: 70 })).toContain("POP036 major citalopram");
    expect(dose("citalopram", 20, { age: 70 })).not.toContain("POP036 major citalopram");
    expect(said([{ name: "citalopram", doseMgPerDay: 40 }, { name: "omeprazole" }], { age: 40 })).toEqual([
      "DDI146 major citalopram+omeprazole",
      "DDI146 major citalopram",
    ]);
  });

  test("asks whether a pregnancy is possible before valproate is passed over", () => {
    expect(said("valproate", { sex: "F", age: 30 })).toContain("POP001 moderate valproate");
    expect(said("valproate", { sex: "F", age: 30, pregnancyPossible: true })).toContain(
      "POP001 contraindicated valproate",
    );
    expect(said("valproate", { sex: "M", age: 30 })).toEqual([]);
  });

  test("counts what adds up", () => {
    expect(said("sertraline,trazodone,buspirone", { age: 40 })).toContain(
      "BUR-SEROTONIN moderate buspirone+sertraline+trazodone",
    );
    expect(said("sertraline,gabapentin,clonazepam", { age: 70 })).toContain(
      "POP051 major clonazepam+gabapentin+sertraline",
    );
    expect(said("lithium,lisinopril,ibuprofen")).toContain("DDI251 major ibuprofen+lisinopril+lithium");
  });

  test("begins clozapine anew after two missed days", () => {
    expect(said([{ name: "clozapine", doseMgPerDay: 300, missedDays: 2 }])).toContain("DOSE-RESTART major clozapine");
    expect(said([{ name: "clozapine", doseMgPerDay: 300, missedDays: 1 }])).not.toContain(
      "DOSE-RESTART major clozapine",
    );
  });
});
