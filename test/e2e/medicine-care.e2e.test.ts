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

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** Opens the medicines of a person from the registry. */
async function openMedicines(page: Page, name: string): Promise<void> {
  await page.goto("/registry");
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(name);
  const line = page.locator(`[role=row][aria-label^="${name}"], a[href*="/patients/"]:has-text("${name}")`).first();
  await line.waitFor();
  await line.click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
  await page.getByRole("navigation", { name: "Chart" }).getByRole("link", { name: "Medications" }).click();
  await page.getByRole("heading", { level: 2, name: /on the list/ }).waitFor();
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe("what the medicines are watched by", () => {
  test("a result is entered in the unit of its report, refused where it cannot be, and shown with its limit", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openMedicines(page, "Jordan Reyes");
    const panel = page.getByRole("region", { name: "What they are watched by" });
    await panel.getByRole("button", { name: "Enter a result", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Enter a result" });
    await dialog.getByLabel("Test").selectOption("sodium");
    await dialog.getByRole("button", { name: "Keep the result" }).click();
    expect(await dialog.getByRole("alert").textContent()).toBe("Write the value as a number.");
    await dialog.getByLabel("Value").fill("1400");
    await dialog.getByRole("button", { name: "Keep the result" }).click();
    await dialog.getByText(/must be between 80 and 200/).waitFor();
    await dialog.getByLabel("Value").fill("128");
    await dialog.getByLabel("Unit").selectOption("meq/L");
    expect(await accessibilityFaults(page), "result").toEqual([]);
    await takePicture(page, "monitoring-result");
    await dialog.getByRole("button", { name: "Keep the result" }).click();
    await dialog.waitFor({ state: "detached" });
    await panel.getByText("128 mmol/L").waitFor();
    await panel.scrollIntoViewIfNeeded();
    await takePicture(page, "monitoring-panel");
    await page.reload();
    await panel.getByText("128 mmol/L").waitFor();
  });
});

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each([
    ["desk", DESK],
    ["phone", PHONE],
  ] as const)("axe finds nothing on the medicines at the %s, nor do they scroll sideways", async (name, viewport) => {
    const { page } = await clinic.openAs("pharmacist", { colorScheme, viewport });
    await openMedicines(page, "Luis Marrero");
    await page.getByRole("region", { name: "What they are watched by" }).scrollIntoViewIfNeeded();
    await takePicture(page, `medicine-care-${name}-${colorScheme}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(viewport.width);
  });
});
