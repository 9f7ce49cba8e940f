import type { Page } from "playwright-core";
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

const row = (page: Page, medicine: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: medicine }) });

async function choose(page: Page, typed: string, name: string): Promise<void> {
  await page.getByRole("button", { name: "Start a medicine" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Find a medicine").fill(typed);
  await dialog.getByRole("button", { name: new RegExp(`^${name}`) }).click();
}

describe("ordering", () => {
  test("a prescriber finds by brand, writes steps, signs, holds, resumes and stops; the therapist reads it in words", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openMedicines(page, "Maya Haddad");
    await choose(page, "remeron", "mirtazapine");
    const dialog = page.getByRole("dialog", { name: "Start mirtazapine" });
    await dialog.getByRole("button", { name: "Check the order" }).click();
    expect(await dialog.getByRole("alert").textContent()).toBe("Write the dose.");
    await dialog.getByLabel("Dose", { exact: true }).fill("7.5");
    await dialog.getByLabel("How often").selectOption("nightly");
    await dialog.getByRole("button", { name: "Add a step" }).click();
    await dialog.getByLabel("Step 1: on day").fill("7");
    await dialog.getByLabel("Step 1: dose in mg").fill("15");
    await dialog.getByLabel("Step 1: look first at").selectOption("PDSS-SR");
    expect(await accessibilityFaults(page), "order").toEqual([]);
    await takePicture(page, "medicines-order");
    await dialog.getByRole("button", { name: "Check the order" }).click();
    const before = dialog.getByRole("region", { name: "Before you sign" });
    await before.waitFor();
    expect(await before.textContent()).toContain("mirtazapine 7.5 mg nightly, 15 mg from day 7");
    await takePicture(page, "medicines-before-sign");
    expect(await accessibilityFaults(page), "before you sign").toEqual([]);
    // She is 24: the boxed warning of every antidepressant at her age stands in the way, once an order.
    const warning = before.getByRole("article", { name: "mirtazapine" });
    await warning.getByRole("button", { name: "Keep mine" }).click();
    await warning.getByRole("radio", { name: "Talked through with the person" }).check();
    await takePicture(page, "medicines-keep-mine");
    await dialog.getByRole("button", { name: "Sign as drafted" }).click();
    await dialog.waitFor({ state: "detached" });
    await row(page, "mirtazapine").getByText("7.5 mg nightly").waitFor();

    await page.getByRole("button", { name: "Hold mirtazapine" }).click();
    const hold = page.getByRole("dialog", { name: "Hold mirtazapine" });
    await hold.getByRole("button", { name: "Hold", exact: true }).click();
    expect(await hold.getByRole("alert").textContent()).toBe("Say why.");
    await hold.getByLabel("Why").fill("Too sleepy for work this week");
    await hold.getByRole("button", { name: "Hold", exact: true }).click();
    await row(page, "mirtazapine")
      .getByText(/on hold since/)
      .waitFor();
    await takePicture(page, "medicines-held");

    const therapist = (await clinic.openAs("therapist")).page;
    await openMedicines(therapist, "Maya Haddad");
    await therapist.getByText(/mirtazapine put on hold: Too sleepy for work this week/).waitFor();
    expect(await therapist.getByRole("button", { name: "Start a medicine" }).count()).toBe(0);
    expect(await therapist.getByRole("button", { name: /^(Hold|Stop|Change) mirtazapine/ }).count()).toBe(0);

    await page.getByRole("button", { name: "Resume mirtazapine" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Resume", exact: true }).click();
    await row(page, "mirtazapine").getByRole("button", { name: "Hold mirtazapine" }).waitFor();
    await page.getByRole("button", { name: "Stop mirtazapine" }).click();
    const stop = page.getByRole("dialog", { name: "Stop mirtazapine" });
    await stop.getByLabel("Why").fill("Not needed any more");
    await stop.getByRole("button", { name: "Stop", exact: true }).click();
    await therapist.getByText("mirtazapine stopped: Not needed any more").waitFor();
  });

  test("a grave finding stands in the way until it is answered, and a short-term drug until it has a stop date", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openMedicines(page, "Jordan Reyes");
    await choose(page, "phenelz", "phenelzine");
    const dialog = page.getByRole("dialog", { name: "Start phenelzine" });
    await dialog.getByLabel("Dose", { exact: true }).fill("15");
    await dialog.getByRole("button", { name: "Check the order" }).click();
    const finding = dialog.getByRole("article").first();
    await finding.waitFor();
    expect(await finding.textContent()).toMatch(/contraindicated/);
    const sign = dialog.getByRole("button", { name: "Sign as drafted: needs a reason" });
    expect(await sign.isDisabled()).toBe(true);
    await finding.getByRole("button", { name: "Keep mine" }).click();
    await takePicture(page, "medicines-interrupted");
    expect(await accessibilityFaults(page), "interrupted").toEqual([]);
    await dialog.getByRole("button", { name: "Do not order" }).click();

    await choose(page, "ativan", "lorazepam");
    const calming = page.getByRole("dialog", { name: "Start lorazepam" });
    await calming.getByLabel("Dose", { exact: true }).fill("0.5");
    await calming.getByRole("button", { name: "Check the order" }).click();
    expect(await calming.getByRole("alert").textContent()).toMatch(/Choose a stop date/);
  });

  test("a name nobody knows is kept as written and said not to be checked", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openMedicines(page, "Jordan Reyes");
    await page.getByRole("button", { name: "Start a medicine" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Find a medicine").fill("Brainwort drops");
    await dialog.getByRole("button", { name: /^Use “Brainwort drops”/ }).click();
    await dialog.getByText(/kept as written and not checked/).waitFor();
    await dialog.getByLabel("Dose", { exact: true }).fill("5");
    await dialog.getByRole("button", { name: "Check the order" }).click();
    await dialog.getByText(/Not known here and not checked: Brainwort drops/).waitFor();
    await takePicture(page, "medicines-not-checked");
    await dialog.getByRole("button", { name: "Sign the order" }).click();
    await row(page, "Brainwort drops").getByText("not checked").waitFor();
  });
});

describe("noting and asking", () => {
  test("a therapist notes a side effect and missed doses and asks; the prescriber answers in their own browser", async () => {
    const { page } = await clinic.openAs("therapist");
    await openMedicines(page, "Jordan Reyes");
    await page.getByText("Note something").click();
    await page.getByRole("button", { name: "Side effect", exact: true }).click();
    const effect = page.getByRole("dialog", { name: "Side effect" });
    await effect.getByRole("button", { name: "Keep" }).click();
    expect(await effect.getByRole("alert").textContent()).toMatch(/Side effect is missing/);
    await effect.getByLabel("Side effect").fill("nausea");
    await effect.getByLabel("How bad").selectOption("moderate");
    await effect.getByLabel("Medicine").selectOption("sertraline");
    await takePicture(page, "medicines-side-effect");
    await effect.getByRole("button", { name: "Keep" }).click();
    await page.getByText(/nausea: moderate, \d+ days after the dose began/).waitFor();

    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByLabel("Medicine", { exact: true }).selectOption("sertraline");
    await page.getByLabel("Question", { exact: true }).fill("Could the nausea pass with food?");
    await page.getByRole("button", { name: "Send to the prescriber" }).click();
    const prescriber = (await clinic.openAs("prescriber")).page;
    await openMedicines(prescriber, "Jordan Reyes");
    await prescriber.getByText("one waits").waitFor();
    await takePicture(prescriber, "medicines-question");
    const thread = prescriber.getByRole("listitem", { name: "Question about sertraline" });
    await thread.getByLabel("Answer about sertraline").fill("Yes, with breakfast.");
    await thread.getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByText("Yes, with breakfast.").waitFor();
    await page.getByText("none waits").waitFor();
  });
});

describe("comparing lists", () => {
  test("a pharmacist keeps a draft, takes it up again, and signs it when every line has a decision", async () => {
    const { page } = await clinic.openAs("pharmacist");
    await openMedicines(page, "Luis Marrero");
    await page.getByRole("button", { name: "Compare lists" }).click();
    await page.getByLabel("The person says").check();
    const table = page.getByRole("table");
    const decisions = table.getByRole("combobox", { name: /^Decide on/ });
    const count = await decisions.count();
    expect(count).toBeGreaterThan(0);
    expect(await page.getByRole("button", { name: /^Sign list/ }).isDisabled()).toBe(true);
    await takePicture(page, "medicines-compare");
    expect(await accessibilityFaults(page), "compare").toEqual([]);
    await page.getByLabel("Medicine", { exact: true }).fill("ibuprofen");
    await page.getByLabel("Dose in mg", { exact: true }).fill("400");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("button", { name: "Keep as a draft" }).click();
    await page.getByRole("button", { name: "Go on comparing" }).click();
    await page.getByRole("rowheader", { name: "ibuprofen" }).waitFor();
    for (const name of await table
      .getByRole("combobox", { name: /^Decide on/ })
      .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? "")))
      await page.getByRole("combobox", { name }).selectOption("keep");
    await page.getByRole("button", { name: "Sign list", exact: true }).click();
    await page.getByText(/Lists compared and signed by/).waitFor();
    await row(page, "ibuprofen").getByText("without prescription").waitFor();
  });
});

describe.each(SCREENS)("on $name", ({ name, viewport, colorScheme }) => {
  test("axe finds nothing on the medicines, nor do they scroll sideways", async () => {
    const { page } = await clinic.openAs("prescriber", { colorScheme, viewport });
    await openMedicines(page, "Maya Haddad");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await takePicture(page, `medicines-${name}`);
  });
});
