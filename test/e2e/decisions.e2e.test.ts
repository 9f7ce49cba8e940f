import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { openChart } from "./open-chart.ts";
import { takePicture } from "./picture.ts";
import { SCREENS } from "./screens.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => {
  await clinic?.stop();
});

const PHONE = { width: 390, height: 844 };

/** Opens a person's chart from the registry and gives its first finding. */
async function openCard(page: Page, name: string) {
  await openChart(page, name);
  return firstCard(page);
}
const firstCard = (page: Page) =>
  page.getByRole("complementary", { name: "What to consider" }).getByRole("article").first();

describe("a finding", () => {
  test("is declined by the therapist with a reason, and says so in the prescriber's open browser and after a restart", async () => {
    const prescriber = (await clinic.openAs("prescriber")).page;
    const theirs = await openCard(prescriber, "Jordan Reyes");
    const { page } = await clinic.openAs("therapist");
    const card = await openCard(page, "Jordan Reyes");
    const title = (await card.getByRole("heading", { level: 2 }).textContent()) ?? "";
    expect(await theirs.getByRole("heading", { level: 2 }).textContent()).toBe(title);
    await takePicture(page, "finding-open");

    await page.keyboard.press("x");
    const dialog = page.getByRole("dialog", { name: "Decline this" });
    await dialog.getByRole("button", { name: "Decline" }).click();
    expect(await dialog.getByRole("alert").textContent()).toBe("Choose a reason.");
    expect(await accessibilityFaults(page), "dialog").toEqual([]);
    await takePicture(page, "finding-decline");
    await dialog.getByRole("radio", { name: "The person chose otherwise" }).check();
    await dialog.getByLabel("In your own words").fill("Wants to finish the course first");
    await dialog.getByRole("button", { name: "Decline" }).click();
    await dialog.waitFor({ state: "detached" });

    for (const one of [page, prescriber])
      await one
        .getByText(/^Declined by Amara Okafor/)
        .first()
        .waitFor({ timeout: 5_000 });
    const settled = prescriber.getByRole("article").filter({ hasText: "Declined by Amara Okafor" });
    expect(await settled.textContent()).toContain(title);
    await takePicture(prescriber, "finding-declined");
    await clinic.restart();
    const after = (await clinic.openAs("prescriber")).page;
    await openCard(after, "Jordan Reyes");
    const said = after.locator(".finding-decided").first();
    await said.waitFor();
    expect(await said.textContent()).toMatch(
      /Declined by Amara Okafor, .*The person chose otherwise: Wants to finish the course first/,
    );
  });

  test("is accepted with one press, and says so", async () => {
    const { page } = await clinic.openAs("prescriber");
    const card = await openCard(page, "Maya Haddad");
    const title = (await card.getByRole("heading", { level: 2 }).textContent()) ?? "";
    await page.keyboard.press("a");
    const settled = page.getByRole("article").filter({ hasText: /Accepted by Hana Lindqvist|accepted/ });
    await settled.first().waitFor();
    expect(await page.getByRole("main").textContent()).toContain(title);
    await takePicture(page, "finding-accepted");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("is modified with what is done instead, which the other reads", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openCard(page, "Luis Marrero");
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: "What is done instead" });
    await dialog.getByLabel("What is done instead").fill("See him on Thursday, then weekly");
    await dialog.getByRole("radio").first().check();
    await dialog.getByLabel("In your own words").fill("He asked for it");
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "finding-modify");
    await dialog.getByRole("button", { name: "Keep the change" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Instead: See him on Thursday, then weekly").first().waitFor();
  });

  test("can be read as a rule in words, with its sources", async () => {
    const { page } = await clinic.openAs("therapist");
    const card = await openCard(page, "Jordan Reyes");
    await card.getByRole("button", { name: "Read the rule" }).click();
    const dialog = page.getByRole("dialog", { name: /^Rule / });
    await dialog.getByText("Speaks when").waitFor();
    await takePicture(page, "rule-dialog");
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe("a finding on medicines", () => {
  test("can be read as the rule it comes from, with version, weeks, limits and mark", async () => {
    const { page } = await clinic.openAs("prescriber");
    await openCard(page, "Luis Marrero");
    const card = page.getByRole("article").filter({ hasText: "MON-DUE/buprenorphine" });
    for (let turn = 0; turn < 12 && (await card.count()) === 0; turn += 1)
      await page.getByRole("button", { name: "Next", exact: true }).first().click();
    expect(await card.textContent()).toMatch(/MON-DUE\/buprenorphine, Medicine checks 1\.0\.0\./);
    await card.getByRole("button", { name: "Read the rule" }).click();
    const dialog = page.getByRole("dialog", { name: "Rule MON-DUE/buprenorphine" });
    const words = await dialog.textContent();
    for (const part of [
      "Medicine checks 1.0.0",
      "MON074",
      "In week 12 after the first dose",
      "ALT >5x ULN",
      "General clinical",
    ])
      expect(words).toContain(part);
    expect(words).not.toContain("not in the playbook");
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "medicine-rule");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize(PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await takePicture(page, "medicine-rule-phone-dark");
  });
});

describe("the playbook", () => {
  test.each(["therapist", "quality-lead"] as const)(
    "says each rule in words to a %s, and how often it was declined",
    async (role) => {
      const { page } = await clinic.openAs(role);
      await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Playbook" }).click();
      const row = page
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: "PIV-W6-0" }) })
        .first();
      await row.waitFor();
      expect(await row.textContent()).toMatch(/1 declined.*The person chose otherwise 1/);
      await takePicture(page, `playbook-${role}`);
      // The page is long: what axe has to say of every row it says of those of one condition.
      if (role === "quality-lead") return;
      await page.getByLabel("Condition").selectOption("panic");
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      const cell = await page.locator(".playbook-section td:nth-child(3)").first().boundingBox();
      expect(cell?.width, "a cell takes the width of the phone").toBeGreaterThan(PHONE.width * 0.8);
      expect(await accessibilityFaults(page)).toEqual([]);
      await takePicture(page, `playbook-phone-${role}`);
    },
  );
});

describe.each(SCREENS)("on $name", ({ name, viewport, colorScheme }) => {
  test("axe finds nothing on the playbook, nor does it scroll sideways", async () => {
    const { page } = await clinic.openAs("therapist", { colorScheme, viewport, path: "/playbook" });
    await page.getByLabel("Condition").selectOption("panic");
    await page
      .getByText(/^Fired for/)
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await takePicture(page, `playbook-${name}`);
  });

  test("axe finds nothing on the card, nor does the page scroll sideways", async () => {
    const { page } = await clinic.openAs("prescriber", { colorScheme, viewport });
    for (const person of ["Maya Haddad", "Luis Marrero"]) {
      await openCard(page, person);
      expect(await accessibilityFaults(page), person).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      if (name === "phone-dark") await firstCard(page).scrollIntoViewIfNeeded();
      await takePicture(page, `finding-${person.split(" ")[0]}-${name}`);
    }
  });
});
