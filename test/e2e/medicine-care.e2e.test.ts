import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { openMedicines } from "./open-chart.ts";
import { takePicture } from "./picture.ts";
import { SCREENS } from "./screens.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => {
  await clinic?.stop();
});

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

describe("the pharmacist", () => {
  test("lands on the queue, opens the lists from a line, signs them, and finds the line folded away as done", async () => {
    const { page } = await clinic.openAs("pharmacist");
    await page.getByRole("heading", { level: 1, name: /medicines wait/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/pharmacy");
    expect(await accessibilityFaults(page), "queue").toEqual([]);
    const lines = page.getByRole("list", { name: "What waits for Maya Haddad" });
    await showAll(page, lines);
    await lines.getByRole("link", { name: /^Open the lists, Maya Haddad/ }).click();
    const table = page.getByRole("table");
    const decisions = table.getByRole("combobox", { name: /^Decide on/ });
    await decisions.first().waitFor();
    await page.getByLabel("The person says").check();
    const names = await decisions.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
    for (const name of names) await page.getByRole("combobox", { name }).selectOption("keep");
    await page.getByRole("button", { name: "Sign list", exact: true }).click();
    await page.getByText(/Lists compared and signed by/).waitFor();
    await page.goto("/pharmacy");
    await page.getByRole("heading", { level: 1, name: /medicines wait/ }).waitFor();
    const folded = page.locator("details", { hasText: "Lists compared and signed" }).first();
    await showAll(page, folded);
    expect(await folded.getAttribute("open")).toBeNull();
  });

  test("writes a review note put together from the list, and the therapist reads it", async () => {
    const { page } = await clinic.openAs("pharmacist");
    await openMedicines(page, "Luis Marrero");
    await page.getByRole("button", { name: "Write a review note" }).click();
    const dialog = page.getByRole("dialog", { name: "Medication review note" });
    const note = dialog.getByLabel("Note", { exact: true });
    expect(await note.inputValue()).toMatch(/^Taken: .*buprenorphine/);
    await takePicture(page, "review-note");
    expect(await accessibilityFaults(page), "review").toEqual([]);
    await note.fill("");
    await dialog.getByRole("button", { name: "Sign the note" }).click();
    expect(await dialog.getByRole("alert").textContent()).toBe("Write the note.");
    await note.fill("Two sedatives at night. Naloxone is at home.");
    await dialog.getByRole("button", { name: "Sign the note" }).click();
    await dialog.waitFor({ state: "detached" });
    const therapist = (await clinic.openAs("therapist")).page;
    await openMedicines(therapist, "Luis Marrero");
    await therapist.getByText("Two sedatives at night. Naloxone is at home.").waitFor();
    expect(await therapist.getByRole("button", { name: "Write a review note" }).count()).toBe(0);
    expect(await therapist.getByRole("link", { name: "Queue", exact: true }).count()).toBe(0);
  });

  test("enters refills, brings them to one day, prints the pack and records where medicines are kept", async () => {
    const { page } = await clinic.openAs("pharmacist");
    await openMedicines(page, "Maya Haddad");
    for (const [medicine, days] of [
      ["sertraline", "30"],
      ["lorazepam", "5"],
    ] as const) {
      await page.getByText("Note something").click();
      await page.getByRole("button", { name: "Pharmacy fill", exact: true }).click();
      const fill = page.getByRole("dialog", { name: "Pharmacy fill" });
      await fill.getByLabel("Medicine").fill(medicine);
      await fill.getByLabel("Days of supply").fill(days);
      await fill.getByRole("button", { name: "Keep" }).click();
      await fill.waitFor({ state: "detached" });
    }
    const supplies = page.getByRole("region", { name: "Supplies and doses taken" });
    await supplies
      .getByText(/1 of 1 days, 100%/)
      .first()
      .waitFor();
    const supports = page.getByRole("region", { name: "Making it easier to take" });
    await supports.scrollIntoViewIfNeeded();
    await takePicture(page, "supports");
    await supports.getByRole("button", { name: "Record that it was gone through" }).click();
    const storage = page.getByRole("dialog", { name: "Storage and disposal gone through" });
    await storage.getByRole("button", { name: "Keep" }).click();
    await storage.getByText("Tick what was gone through, or write a word.").waitFor();
    await storage.getByLabel(/Kept locked/).check();
    await takePicture(page, "storage");
    await storage.getByRole("button", { name: "Keep" }).click();
    await supports.getByText(/Due again on/).waitFor();
    await supports.getByRole("button", { name: "Lay out the pack" }).click();
    const sheet = page.getByRole("region", { name: "One week in one pack" });
    await sheet.getByRole("row").nth(3).waitFor();
    expect(await accessibilityFaults(page), "pack").toEqual([]);
    await takePicture(page, "pack");
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 794, height: 1123 });
    await takePicture(page, "pack-print");
    expect(await page.getByRole("button", { name: "Print the pack" }).isVisible()).toBe(false);
    // The sheet goes home with the patient: nothing of the chart beside it.
    expect(await page.getByRole("complementary").count(), "findings on the printed sheet").toBe(0);
  });
});

/** Pages the queue on until a person is there. */
async function showAll(page: Page, wanted: Locator): Promise<void> {
  const more = page.getByRole("button", { name: "Show more" });
  await wanted.or(more).first().waitFor();
  while ((await wanted.count()) === 0) {
    await more.click({ timeout: 2000 }).catch(() => undefined);
    await wanted.or(more).first().waitFor();
  }
}

describe.each(SCREENS)("on $name", ({ name, viewport, colorScheme }) => {
  test("axe finds nothing on the medicines, nor do they scroll sideways", async () => {
    const { page } = await clinic.openAs("pharmacist", { colorScheme, viewport });
    await openMedicines(page, "Luis Marrero");
    await page.getByRole("region", { name: "What they are watched by" }).scrollIntoViewIfNeeded();
    await takePicture(page, `medicine-care-${name}`);
    await page.getByRole("region", { name: "Making it easier to take" }).scrollIntoViewIfNeeded();
    await takePicture(page, `supports-${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(viewport.width);
  });

  test("axe finds nothing on the queue, nor does it scroll sideways", async () => {
    const { page } = await clinic.openAs("pharmacist", { colorScheme, viewport });
    await page.getByRole("heading", { level: 1, name: /medicines wait/ }).waitFor();
    await takePicture(page, `queue-${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(viewport.width);
  });
});
