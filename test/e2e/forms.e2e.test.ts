import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => clinic?.stop());

async function registryRow(page: Page, name: string) {
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(name);
  const row = page.getByRole("row", { name: new RegExp(`^${name}`) }).first();
  await row.waitFor();
  return row;
}

async function openChart(page: Page, name: string): Promise<void> {
  await (await registryRow(page, name)).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
}

/** Opens a form the way a clinician does: Add entry, a part of its name, Enter. */
async function addEntry(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add entry" }).click();
  await page.getByRole("searchbox").fill(name);
  await page.getByRole("dialog").getByRole("button", { name }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("form", { name: /^Answer/ }).waitFor();
}

const saved = (page: Page) => page.getByRole("region", { name: "What was saved" });

describe("a form found under Add entry", () => {
  test("PCL-5, one question at a time, by keyboard alone; an open question can be gone back to", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Maya");
    await addEntry(page, "PCL-5");
    await page.getByRole("button", { name: "One at a time" }).click();
    await page.getByText("Question 1 of 20").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "form-pcl-5-one");
    for (let question = 1; question <= 20; question += 1) await page.keyboard.press(question === 4 ? "Enter" : "2");
    await page.getByText("One question was left open").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Go to question 4" }).click();
    await page.keyboard.press("3");
    await page.getByText("Question 5 of 20").waitFor();
    for (let question = 5; question <= 20; question += 1) await page.keyboard.press("Enter");
    await page.getByText("Every question is answered").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page).waitFor();
    const said = (await saved(page).textContent()) ?? "";
    expect(said).toContain("Score41");
    expect(said).toContain("Intrusion (cluster B)11");
    expect(said).not.toContain("Band");
    await takePicture(page, "form-pcl-5-result");
  });

  test("HRQOL-4 takes days, refuses 31, and has no total", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Maya");
    await addEntry(page, "HRQOL-4");
    await page.keyboard.press("3");
    await page.keyboard.type("31");
    await page.getByText("Please give a number from 0 to 30.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    await page.keyboard.type("20");
    await page.keyboard.press("Enter");
    await page.keyboard.type("8");
    expect(await page.locator(".form-progress").textContent()).toBe("Answered 4 of 4.");
    await takePicture(page, "form-hrqol-4");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page).waitFor();
  });

  test("ISI is licensed: its total is taken over, its words are not there", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Maya");
    await addEntry(page, "ISI");
    await page.getByText("The words of this form do not ship").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("spinbutton", { name: "Total" }).fill("16");
    await takePicture(page, "form-isi");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page).waitFor();
    expect(await saved(page).textContent()).toMatch(/Score16.*Bandmoderate/);
  });

  test("PHQ-9 in Spanish, from a mother, is in a series of its own", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Jordan Reyes");
    await page.keyboard.press("n");
    await page.getByRole("button", { name: "Spanish" }).click();
    await page.getByText("Poco interés o placer en hacer cosas").waitFor();
    expect(await page.locator("[data-item='1'] legend").getAttribute("lang")).toBe("es");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator("[data-item='1'] input").first().focus();
    for (const key of "1111111101") await page.keyboard.press(key);
    await page.getByRole("button", { name: "a family member" }).click();
    await page.getByRole("checkbox", { name: "Asked through an interpreter" }).check();
    await page.getByText("kept in a series of their own").waitFor();
    await takePicture(page, "form-phq-9-es");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page).waitFor();
    const said = (await saved(page).textContent()) ?? "";
    expect(said).toContain("Score8");
    expect(said).toContain("first score");
  });

  test("PC-PTSD-5: no to the gate asks nothing more, and comes to 0", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Maya");
    await addEntry(page, "PC-PTSD-5");
    expect(await page.locator("[data-item]").count()).toBe(6);
    await page.keyboard.press("0");
    expect(await page.locator("[data-item]").count()).toBe(1);
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page).waitFor();
    expect(await saved(page).textContent()).toContain("Score0");
  });

  test("a night's sleep is told in times of day, marked as our own log, and reaches the diary", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Maya");
    await addEntry(page, "sleep-night");
    await page.getByText("not a validated instrument").first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator("[data-item='bed'] input").fill("23:30");
    await page.locator("[data-item='latency'] input").fill("30");
    await page.locator("[data-item='awake'] input").fill("30");
    await page.locator("[data-item='woke'] input").fill("06:30");
    await page.locator("[data-item='up'] input").fill("07:30");
    await takePicture(page, "form-sleep-night");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page).waitFor();
    expect(await saved(page).textContent()).toContain("Score75");
  });
});

describe.each([
  ["desk light", { width: 1440, height: 900 }, "light"],
  ["phone dark", { width: 390, height: 844 }, "dark"],
] as const)("on %s", (name, viewport, colorScheme) => {
  test("nothing spills, axe finds nothing", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry", viewport, colorScheme });
    await openChart(page, "Maya");
    const shot = name.replace(" ", "-");
    await page.getByRole("button", { name: "Add entry" }).click();
    await page.getByRole("dialog").getByText("PHQ-9").first().waitFor();
    expect(await accessibilityFaults(page), "picker").toEqual([]);
    await takePicture(page, `form-picker-${shot}`);
    await page.keyboard.press("Escape");
    for (const form of ["AIMS", "BAM-R", "CRAVE-NRS", "SE-own"]) {
      await addEntry(page, form);
      expect(await accessibilityFaults(page), form).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      await takePicture(page, `form-${form.toLowerCase()}-${shot}`);
      await page.getByRole("button", { name: "Leave, keep as draft" }).click();
    }
  });
});
