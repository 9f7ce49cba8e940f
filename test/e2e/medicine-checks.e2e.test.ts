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

async function pictures(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
  await page.setViewportSize(PHONE);
  await takePicture(page, `${name}-phone`);
  await page.emulateMedia({ colorScheme: "dark" });
  await takePicture(page, `${name}-phone-dark`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await takePicture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: "light" });
}

describe("what is said before an act", () => {
  test("a stop says what it leads to, offers the taper, and stands in nobody's way", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openMedicines(page, "Jordan Reyes");
    await page.getByRole("button", { name: "Stop sertraline" }).click();
    const stop = page.getByRole("dialog", { name: "Stop sertraline" });
    const after = stop.getByRole("region", { name: "What to know before it ends" });
    await after.getByText(/Lower sertraline in steps/).waitFor();
    expect(await after.textContent()).toMatch(/TAP01/);
    expect(await stop.getByRole("button", { name: "Stop", exact: true }).isEnabled()).toBe(true);
    expect(await accessibilityFaults(page), "stop").toEqual([]);
    await pictures(page, "medicines-stop");
    await after.getByRole("button", { name: "Plan a taper instead" }).click();
    await page.getByRole("heading", { name: /taper/i }).first().waitFor();
  });

  test("carbamazepine asks where the family comes from, and an answer that raises the risk stands in the way", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openMedicines(page, "Maya Haddad");
    await page.getByRole("button", { name: "Start a medicine" }).click();
    await page.getByRole("dialog").getByLabel("Find a medicine").fill("Tegretol");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^carbamazepine/ })
      .click();
    const dialog = page.getByRole("dialog", { name: "Start carbamazepine" });
    await dialog.getByLabel("Dose", { exact: true }).fill("200");
    await dialog.getByRole("button", { name: "Check the order" }).click();
    const ask = dialog.getByRole("region", { name: "To ask or test first" });
    await ask.getByText(/Ask where the person's family comes from/).waitFor();
    expect(await accessibilityFaults(page), "ask").toEqual([]);
    await pictures(page, "medicines-ask-first");
    await ask.getByRole("button", { name: "Write down the ancestry" }).click();
    const note = page.getByRole("dialog", { name: "Where the family comes from" });
    await note.getByLabel("Ancestry").fill("Thai");
    await note.getByRole("button", { name: "Keep" }).click();
    await dialog
      .getByRole("article", { name: "carbamazepine" })
      .filter({ hasText: "Test HLA-B*15:02 before the first dose" })
      .waitFor();
    await takePicture(page, "medicines-ask-answered");
    await ask.getByRole("button", { name: "Write down a test result" }).click();
    const result = page.getByRole("dialog", { name: "Gene test result" });
    await result.getByRole("button", { name: "Keep" }).click();
    await dialog.getByText("Test HLA-B*15:02 before the first dose").first().waitFor({ state: "detached" });
  });

  test("an option of the comparison, and one beside an alert, is ordered in one press", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openMedicines(page, "Jordan Reyes");
    await page.getByRole("button", { name: "Compare options" }).click();
    await page
      .getByRole("button", { name: /^Order / })
      .first()
      .waitFor();
    await pictures(page, "medicines-options-order");
    const offered = page.getByRole("button", { name: /^Order / }).first();
    const name = (await offered.textContent())?.replace("Order ", "") ?? "";
    await offered.click();
    const dialog = page.getByRole("dialog", { name: `Start ${name}` });
    await dialog.getByLabel("Dose", { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();

    await page.getByRole("button", { name: "Start a medicine" }).click();
    await page.getByRole("dialog").getByLabel("Find a medicine").fill("citalopram");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^citalopram/ })
      .click();
    const draft = page.getByRole("dialog", { name: "Start citalopram" });
    await draft.getByLabel("Dose", { exact: true }).fill("80");
    await draft.getByRole("button", { name: "Check the order" }).click();
    const instead = draft.getByRole("button", { name: /^Order .* instead/ }).first();
    await instead.waitFor();
    await pictures(page, "medicines-instead");
    expect(await accessibilityFaults(page), "instead").toEqual([]);
    const other = ((await instead.textContent()) ?? "").replace(/^Order | instead$/g, "");
    await instead.click();
    await page
      .getByRole("dialog", { name: `Start ${other}` })
      .getByLabel("Dose", { exact: true })
      .waitFor();
  });
});
