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

async function openTaper(page: Page, name: string): Promise<void> {
  await openMedicines(page, name);
  await page
    .getByRole("button", { name: /^(Plan a taper|Taper) of/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 2, name: /10 met/ }).waitFor();
}

describe("a taper", () => {
  test("is proposed, refused while the gate is shut, started with a reason, paused; read by the therapist; printed", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openTaper(page, "Jordan Reyes");
    const stress = page.getByLabel("No big stress or change in the next 2 to 3 months");
    await stress.selectOption("true");
    await page.getByRole("img", { name: /Doses by weeks/ }).waitFor();
    expect(await accessibilityFaults(page), "desk").toEqual([]);
    await page.getByRole("button", { name: "Propose this schedule" }).click();
    await page.getByText("Proposed, not started.").waitFor();
    expect(await stress.inputValue()).toBe("true");
    await page.getByRole("button", { name: "Start the taper" }).click();
    await page
      .getByRole("alert")
      .getByText(/The gate is not open: .*TG1/)
      .waitFor();
    await takePicture(page, "taper-shut");
    await page.getByLabel("Why it starts though the gate is shut").fill("Moves abroad in summer, knows the risk");
    await page.getByRole("button", { name: "Start the taper" }).click();
    await page.getByText(/^Started /).waitFor();
    await page.getByLabel("Do", { exact: true }).selectOption("pause");
    await page.getByRole("button", { name: "Pause, stay on this dose" }).click();
    await page.getByText(/^Paused\./).waitFor();

    await page.emulateMedia({ colorScheme: "dark" });
    expect(await accessibilityFaults(page), "dark").toEqual([]);
    await takePicture(page, "taper-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await accessibilityFaults(page), "phone").toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await takePicture(page, "taper-phone");
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("heading", { name: /^Coming off .*, step by step/ }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Print the calendar" }).isVisible()).toBe(false);
    expect(await page.getByText("item 9").first().isVisible(), "no scores on the patient's sheet").toBe(false);
    await takePicture(page, "taper-print");

    const therapist = (await clinic.openAs("therapist")).page;
    await openTaper(therapist, "Jordan Reyes");
    await therapist.getByText(/^Paused\./).waitFor();
    expect(await therapist.getByText("Only a prescriber proposes, starts or changes a taper.").isVisible()).toBe(true);
    expect(await therapist.getByRole("button", { name: "Go on" }).count()).toBe(0);
  });
});
