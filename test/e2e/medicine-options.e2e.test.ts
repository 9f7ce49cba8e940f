import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { openMedicines } from "./open-chart.ts";
import { takePicture } from "./picture.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => {
  await clinic?.stop();
});

const PHONE = { width: 390, height: 844 };

async function openOptions(page: Page) {
  await openMedicines(page, "Jordan Reyes");
  await page.getByRole("button", { name: "Compare options" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("list").first().waitFor();
  return dialog;
}
const names = (page: Page) => page.locator(".options-name b").allTextContents();
const overflows = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe("options side by side", () => {
  test("follow what matters to the person, with reasons, and turn to the patient in plain words", async () => {
    const { page } = await clinic.openAs("prescriber");
    const dialog = await openOptions(page);
    const before = await names(page);
    expect(before.length).toBeGreaterThan(5);
    expect(await accessibilityFaults(page), "options").toEqual([]);
    await takePicture(page, "options-desk");
    await dialog.getByRole("checkbox", { name: "Pain", exact: true }).check();
    await dialog.getByText("may help pain too").waitFor();
    await dialog.getByRole("button", { name: "Turn to the patient" }).click();
    await dialog.getByText("What to expect of", { exact: false }).first().waitFor();
    expect(await dialog.textContent()).toContain("You choose together with us.");
    expect(await accessibilityFaults(page), "cards").toEqual([]);
    await takePicture(page, "options-cards-desk");
  });

  test("fit a phone, in the dark too", async () => {
    const { page } = await clinic.openAs("therapist", { viewport: PHONE, colorScheme: "dark" });
    const dialog = await openOptions(page);
    expect(await overflows(page)).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "options-phone-dark");
    await dialog.getByRole("button", { name: "Turn to the patient" }).click();
    await dialog.getByText("What to expect of", { exact: false }).first().waitFor();
    expect(await overflows(page)).toBe(false);
    await takePicture(page, "options-cards-phone-dark");
  });
});
