import { describe, expect, it } from "vitest";
import { abilitiesOf, can } from "./abilities-of.ts";
import { ABILITIES, ROLES } from "./roles.ts";

describe("abilitiesOf", () => {
  it("gives nothing to a role that nobody defined, inherited names included", () => {
    for (const role of ["", "owner", "constructor", "__proto__", "toString"]) expect(abilitiesOf(role)).toEqual([]);
  });

  it("names only abilities that the web knows", () => {
    for (const role of ROLES) for (const ability of abilitiesOf(role)) expect(ABILITIES).toContain(ability);
  });

  it.each(["front-desk", "quality-lead", "patient", "support-person"])("keeps the chart shut for %s", (role) => {
    expect(can(role, "chart.read")).toBe(false);
    expect(can(role, "score.write")).toBe(false);
  });

  it.each(["therapist", "prescriber", "care-manager", "pharmacist"])("opens the chart for %s", (role) => {
    expect(can(role, "chart.read")).toBe(true);
    expect(can(role, "alert.acknowledge")).toBe(true);
  });

  it("lets the quality lead read rows and the playbook, keep the clinic's hours, and no more", () => {
    expect(abilitiesOf("quality-lead")).toEqual(["registry.read", "quality.read", "playbook.read", "clinic.settings"]);
    for (const role of ROLES) expect(can(role, "clinic.settings")).toBe(role === "quality-lead");
  });
});
