import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => {
  await clinic?.stop();
});

/** The chart of the first person who has an open alert that a screen answers. */
async function openChart(page: Page, name: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(name);
  await page
    .getByRole("row", { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
}

/** Fills the PHQ-9 with item 9 at one, from the keyboard. */
async function raiseItem9(page: Page): Promise<void> {
  await page.keyboard.press("n");
  await page.getByRole("form", { name: /^Answer/ }).waitFor();
  for (const key of "222222222") await page.keyboard.press(key);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Back to the chart" }).click();
}

/** The page at a desk and on a phone, by day and by night; nothing may run out of the side. */
async function takePictures(page: Page, name: string): Promise<void> {
  for (const [device, width, height] of [
    ["phone", 390, 844],
    ["desk", 1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      await takePicture(page, `${name}-${device}-${colorScheme}`);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}

const question = (page: Page) => page.locator(".screen-question h3");

describe("the suicide-risk screen", () => {
  test("from the alert: no to the second skips to the sixth; low is kept with its judgement, and asked again within 7 days", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Jordan Reyes");
    await raiseItem9(page);
    await page.getByRole("button", { name: "Screen now" }).first().click();
    expect(await question(page).textContent()).toContain("Question 1");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Question 1");
    await takePictures(page, "screen-question");
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await page.getByRole("button", { name: "No", exact: true }).click();
    expect(await question(page).textContent()).toContain("Question 6");
    await page.getByRole("button", { name: "Never", exact: true }).click();
    await page.getByRole("button", { name: "Keep the screen" }).click();
    await page.getByRole("heading", { name: "Low risk: offer a safety plan" }).waitFor();
    await takePictures(page, "screen-low");
    await page.getByRole("button", { name: "Back to the chart" }).click();
    await page.getByRole("link", { name: "Record" }).click();
    expect(await page.getByRole("main").textContent()).toMatch(/C-SSRS/);
  });

  test("intent is an emergency, and an open answer clears nobody", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(page, "Jordan Reyes");
    await page.getByRole("button", { name: "Screen now" }).first().click();
    for (const answer of ["Yes", "Yes", "No", "Not asked, or would not say", "No"])
      await page.getByRole("button", { name: answer, exact: true }).click();
    await page.getByRole("button", { name: "Never", exact: true }).click();
    await page.getByRole("button", { name: "Keep the screen" }).click();
    await page.getByRole("heading", { name: "Not every question that matters was answered" }).waitFor();
    await page.getByRole("button", { name: "Back to the chart" }).click();
    await page.getByRole("button", { name: "Screen now" }).first().click();
    for (const answer of ["Yes", "Yes", "No", "Yes", "No"])
      await page.getByRole("button", { name: answer, exact: true }).click();
    await page.getByRole("button", { name: "Never", exact: true }).click();
    await page.getByRole("button", { name: "Keep the screen" }).click();
    await page.getByRole("heading", { name: "High risk: act now" }).waitFor();
    await takePictures(page, "screen-high");
    await page.getByRole("button", { name: "Back to the chart" }).click();
    expect(await page.locator(".alerts").textContent()).toContain("do not leave the person alone");
  });
});

describe("signs", () => {
  test("a danger noted opens its alert at once; what was not looked for stays out of the record", async () => {
    const { page } = await clinic.openAs("prescriber", { path: "/registry" });
    await openChart(page, "Maya");
    await page.getByRole("button", { name: "Note signs" }).click();
    await page.getByRole("group", { name: "Tremor" }).getByRole("button", { name: "Mild" }).click();
    await page
      .getByRole("group", { name: "Overactive reflexes" })
      .getByRole("button", { name: "There", exact: true })
      .click();
    await page.getByRole("group", { name: "Fever" }).getByRole("button", { name: "Not there" }).click();
    await takePictures(page, "signs-form");
    await page.getByRole("button", { name: "Keep 3 signs" }).click();
    await page.getByRole("heading", { name: "Signs kept" }).waitFor();
    expect(await page.locator(".raised").textContent()).toContain("Tremor was noted together with overactive reflexes");
    await takePictures(page, "signs-kept");
  });
});
