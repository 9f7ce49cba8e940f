import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(() => clinic?.stop());

const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 15_000 });
const LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maria del Carmen Anastasia";

test("a new person is taken into care, opens at once, and gets a team", async () => {
  const { page } = await clinic.openAs("therapist");
  await page.getByRole("button", { name: "New person" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a new person into care" });
  await dialog.getByRole("button", { name: "Take into care" }).click();
  expect(await dialog.getByText("A name is needed").isVisible()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, "enrol");
  await dialog.getByLabel("Full name").fill(LONG_NAME);
  await dialog.getByLabel("Date of birth").fill("1990-05-04");
  await dialog.getByLabel("Preferred language").selectOption("es");
  await dialog.getByLabel("Needs an interpreter").check();
  await dialog.getByRole("button", { name: "Take into care" }).click();
  await page.getByRole("heading", { level: 1, name: LONG_NAME }).waitFor();
  await page.getByRole("button", { name: "Change team" }).click();
  const team = page.getByRole("dialog", { name: "Who cares for this person" });
  await team.getByLabel(/Hana Lindqvist/).selectOption("medication");
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, "care-team");
  await team.getByRole("button", { name: "Save the team" }).click();
  await eventually(() => page.locator(".chart-team").textContent()).toContain("Hana Lindqvist");
});

test("the same on a phone", async () => {
  const { page } = await clinic.openAs("care-manager", { viewport: { width: 390, height: 844 } });
  await page.getByRole("button", { name: "New person" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a new person into care" });
  await dialog.getByLabel("Full name").fill("Ines Example");
  await takePicture(page, "enrol-phone");
  await dialog.getByRole("button", { name: "Take into care" }).click();
  await page.getByRole("heading", { level: 1, name: /Ines Example/ }).waitFor();
  await page.getByRole("button", { name: "Change team" }).click();
  await page
    .getByRole("dialog", { name: "Who cares for this person" })
    .getByLabel(/Amara Okafor/)
    .waitFor();
  await takePicture(page, "care-team-phone");
  expect(await accessibilityFaults(page)).toEqual([]);
});

const LONGEST = "Maximiliana-Theodora Featherstonehaugh-Wolfeschlegelsteinhausen";

/** What stands out of the box that should hold it: lines, cards, the chart's head, and the page itself. */
const standsOut = (page: Page) =>
  page.evaluate(() => {
    const boxes = document.querySelectorAll(".patient-line > .cell, .card-top, .chart-head, h1");
    const out = [...boxes].flatMap((box) => {
      const { left, right } = box.getBoundingClientRect();
      if (right === left) return [];
      return [...box.children]
        .map((child) => child.getBoundingClientRect())
        .filter((child) => child.width > 0 && (child.right > right + 1 || child.left < left - 1))
        .map(() => box.className || box.tagName);
    });
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth + 1 ? [...out, "page"] : out;
  });

test.each([
  { size: "desk", width: 1440, height: 900 },
  { size: "laptop", width: 1100, height: 800 },
  { size: "phone", width: 390, height: 844 },
])("a very long name stays within its line, its card and its chart: $size", async ({ size, width, height }) => {
  const { page } = await clinic.openAs("therapist", { viewport: { width, height } });
  const name = `${LONGEST} ${size}`;
  await page.getByRole("button", { name: "New person" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a new person into care" });
  await dialog.getByLabel("Full name").fill(name);
  await dialog.getByLabel("Date of birth").fill("1990-05-04");
  await dialog.getByLabel("Preferred language").selectOption("es");
  await dialog.getByRole("button", { name: "Take into care" }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(size) }).waitFor();
  expect(await standsOut(page)).toEqual([]);
  await takePicture(page, `long-name-chart-${size}`);
  await page.goto("/registry");
  await page.getByRole("searchbox").fill(`maximiliana ${size}`);
  const row = page.locator("[data-row]", { hasText: LONGEST });
  await row.waitFor();
  expect(await standsOut(page)).toEqual([]);
  await takePicture(page, `long-name-registry-${size}`);
});

test("who may not enrol is not offered it", async () => {
  const { page } = await clinic.openAs("quality-lead");
  await page.locator("[data-row]").first().waitFor();
  expect(await page.getByRole("button", { name: "New person" }).count()).toBe(0);
});
