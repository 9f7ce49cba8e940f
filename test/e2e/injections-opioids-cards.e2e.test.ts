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

/** Until what this file looks at is there too. */
async function openCare(page: Page, name: string): Promise<void> {
  await openMedicines(page, name);
  await page.getByRole("button", { name: "If-then card" }).waitFor();
}

const overflows = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Orders by the same way the form takes; nothing stands in the way of these. */
async function order(page: Page, medication: string, dose: string, frequency?: string): Promise<void> {
  await page.getByRole("button", { name: "Start a medicine" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Find a medicine").fill(medication);
  await dialog
    .getByRole("button", { name: new RegExp(`^${medication}`) })
    .first()
    .click();
  await dialog.getByLabel("Dose", { exact: true }).fill(dose);
  if (frequency !== undefined) await dialog.getByLabel("How often").selectOption(frequency);
  await dialog.getByRole("button", { name: "Check the order" }).click();
  const before = dialog.getByRole("region", { name: "Before you sign" });
  await before.waitFor();
  for (const keep of await before.getByRole("button", { name: "Keep mine" }).all()) {
    await keep.click();
    await before.getByRole("radio").first().check();
  }
  await dialog.getByRole("button", { name: /^Sign/ }).click();
  await dialog.waitFor({ state: "detached" });
}

describe("what medicines ask besides the list", () => {
  test("care for opioids: cravings beside the dose, a screen and its confirmation, the register, naloxone", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openCare(page, "Luis Marrero");
    await page.getByRole("heading", { name: "Care for opioids" }).scrollIntoViewIfNeeded();
    await page.getByRole("img", { name: /Cravings over time/ }).waitFor();
    expect(await accessibilityFaults(page), "tab").toEqual([]);
    await takePicture(page, "care-opioid-desk");

    await page.getByRole("button", { name: "Record a screen" }).click();
    const screen = page.getByRole("dialog", { name: "Drug screen" });
    await screen.getByRole("button", { name: "Keep" }).click();
    expect(await screen.getByRole("alert").textContent()).toBe("Write what was found or not found.");
    await screen.getByRole("textbox", { name: "Found", exact: true }).fill("buprenorphine, fentanyl");
    expect(await accessibilityFaults(page), "screen").toEqual([]);
    await takePicture(page, "care-screen-dialog");
    await screen.getByRole("button", { name: "Keep" }).click();
    await screen.waitFor({ state: "detached" });
    await page.getByText("Found, not explained by treatment: fentanyl.").first().waitFor();
    await page.getByText("not confirmed").first().waitFor();

    await page.getByRole("button", { name: "Record a look" }).click();
    const look = page.getByRole("dialog", { name: "Look into the prescription register" });
    await look.getByRole("button", { name: "Keep" }).click();
    await look.waitFor({ state: "detached" });
    await page.getByText(/Next look due/).waitFor();
    await takePicture(page, "care-opioid-after");
  });

  test("an injection is ordered, found missing, recorded, and its next day stands on the list", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openCare(page, "Maya Haddad");
    await order(page, "paliperidone palmitate", "117", "monthly");
    const part = page.locator(".care-card").filter({ hasText: "Invega Sustenna" });
    await part.getByText("due now").waitFor();
    await part.getByRole("button", { name: "Record an injection" }).click();
    const given = page.getByRole("dialog", { name: "Injection or single dose given" });
    expect(await given.getByLabel("Dose in mg").inputValue()).toBe("117");
    await given.getByLabel("Where on the body").fill("left deltoid");
    await given.getByRole("button", { name: "Keep" }).click();
    await given.waitFor({ state: "detached" });
    await part.getByText("not yet").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await part.scrollIntoViewIfNeeded();
    await takePicture(page, "care-injection-desk");
  });

  test("the first days of buprenorphine by score, time and dose", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openCare(page, "Jordan Reyes");
    await order(page, "buprenorphine", "8");
    const induction = page.locator(".care-card").filter({ hasText: "First days of buprenorphine" });
    await induction.getByText("Ask what was used last and when").waitFor();
    const dayBefore = await page.evaluate(() => new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 16));
    await induction.getByLabel("When").fill(dayBefore);
    await induction.getByRole("button", { name: "Keep last use" }).click();
    await induction.getByText("Score withdrawal (COWS) now.").waitFor();
    await induction.getByRole("button", { name: "Keep", exact: true }).click();
    expect(await induction.getByRole("alert").textContent()).toBe("Write a score or a dose.");
    await induction.getByLabel("COWS").fill("9");
    await induction.getByRole("button", { name: "Keep", exact: true }).click();
    await induction.getByText("COWS 9 is below 12: no dose yet.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await induction.scrollIntoViewIfNeeded();
    await takePicture(page, "care-induction-desk");
  });

  test("a card of a medicine says what to do after a missed dose", async () => {
    const { page } = await clinic.openAs("therapist");
    await openCare(page, "Jordan Reyes");
    await page.getByRole("button", { name: "Card of sertraline" }).click();
    const dialog = page.getByRole("dialog", { name: "What to expect of sertraline" });
    await dialog.getByText("Never take two at once to make up for it.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "care-card-desk");
  });

  test("the if-then card is changed line by line, kept and printed", async () => {
    const { page } = await clinic.openAs("therapist");
    await openCare(page, "Jordan Reyes");
    await page.getByRole("button", { name: "If-then card" }).click();
    await page.getByRole("heading", { name: "If-then card" }).waitFor();
    await takePicture(page, "if-then-edit-desk");
    expect(await accessibilityFaults(page), "editing").toEqual([]);
    await page.getByRole("button", { name: "Add a line: I feel worse" }).click();
    const worse = page.locator(".if-then-edit").filter({ has: page.getByRole("heading", { name: "I feel worse" }) });
    await worse.getByLabel("If", { exact: true }).last().fill("I skip lunch three days in a row");
    await worse.getByLabel("then", { exact: true }).last().fill("I text Ana and we eat together.");
    await page.getByRole("button", { name: "Keep as given" }).click();
    const sheet = page.getByRole("article", { name: "If-then card" });
    await sheet.getByText("I text Ana and we eat together.").waitFor();
    await takePicture(page, "if-then-sheet-desk");
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 560, height: 794 });
    await takePicture(page, "if-then-print");
    expect(await page.getByRole("button", { name: "Print (A5)" }).isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  });

  test("all of it fits a phone, in the dark too", async () => {
    const { page } = await clinic.openAs("prescriber", { viewport: PHONE, colorScheme: "dark" });
    await openCare(page, "Luis Marrero");
    await page.getByRole("heading", { name: "Care for opioids" }).scrollIntoViewIfNeeded();
    expect(await overflows(page)).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "care-opioid-phone-dark");
    await page.getByRole("button", { name: "If-then card" }).click();
    await page.getByRole("button", { name: "Keep as given" }).waitFor();
    expect(await overflows(page)).toBe(false);
    await takePicture(page, "if-then-phone-dark");
  });
});
