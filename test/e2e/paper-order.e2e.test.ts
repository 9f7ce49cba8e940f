import { readFile } from "node:fs/promises";
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

/** Until what this file looks at is there too. */
async function openCare(page: Page, name: string): Promise<void> {
  await openMedicines(page, name);
  await page.getByText(/^Accord does not send prescriptions electronically/).waitFor();
}

async function download(page: Page) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the orders as FHIR" }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bundle: JSON.parse(await readFile(await file.path(), "utf8")) };
}

describe("an order outside Accord", () => {
  test("is printed to be signed, with empty lines for what is not on record, or exported as FHIR", async () => {
    const { page, session } = await clinic.openAs("prescriber");
    await openCare(page, "Jordan Reyes");
    expect(await accessibilityFaults(page), "tab").toEqual([]);
    await takePicture(page, "orders-not-sent");
    const first = page.getByRole("button", { name: /^Print order for / }).first();
    const medicine = ((await first.getAttribute("aria-label")) ?? "").replace("Print order for ", "");
    await first.click();
    const sheet = page.getByRole("article", { name: `Printed order for ${medicine}` });
    await sheet.waitFor();
    const words = (await sheet.textContent()) ?? "";
    for (const said of [session.organization.name, "Jordan Reyes", medicine, "Prescriber’s signature"])
      expect(words).toContain(said);
    expect(words).toContain("Accord does not send prescriptions electronically. This is a printed order");
    expect(words).toMatch(/Strengthnot on record, fill in by hand/);
    expect(words).toMatch(/Quantitynot on record, fill in by hand/);
    expect(words).toMatch(/Allergies(?!not on record)\S/);
    expect(await accessibilityFaults(page), "desk").toEqual([]);
    await takePicture(page, "paper-order-desk");

    const { name, bundle } = await download(page);
    expect(name).toMatch(/^accord-orders-\d{4}-\d\d-\d\d\.json$/);
    expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
    const kinds = bundle.entry.map(({ resource }: { resource: { resourceType: string } }) => resource.resourceType);
    expect(new Set(kinds)).toEqual(new Set(["Patient", "MedicationRequest"]));
    expect(JSON.stringify(bundle)).toContain(medicine);

    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await accessibilityFaults(page), "phone, dark").toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await takePicture(page, "paper-order-phone-dark");
    await page.emulateMedia({ colorScheme: "light", media: "print" });
    await page.setViewportSize({ width: 794, height: 1123 });
    expect(await sheet.isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Print the order", exact: true }).isVisible()).toBe(false);
    expect(await page.getByText("item 9").first().isVisible(), "no scores on the sheet").toBe(false);
    await takePicture(page, "paper-order-print");
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Back to the medicines" }).click();

    await openCare(page, "Maya Haddad");
    await page.getByRole("button", { name: "Print order for lorazepam" }).click();
    const asNeeded = page.getByRole("article", { name: "Printed order for lorazepam" });
    expect(await asNeeded.textContent()).toMatch(/How oftenas needed.*At most/);
    await takePicture(page, "paper-order-as-needed");

    const therapist = (await clinic.openAs("therapist")).page;
    await openCare(therapist, "Jordan Reyes");
    expect(await therapist.getByRole("button", { name: /^Print order for / }).count()).toBe(0);
    expect((await download(therapist)).bundle.resourceType).toBe("Bundle");
  });
});
