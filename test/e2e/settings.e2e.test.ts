import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => clinic?.stop());

test("the quality lead sets hours and a closed day; a wrong hour is refused in a sentence and stays to be mended", async () => {
  const { page } = await clinic.openAs("quality-lead");
  await page.getByRole("button", { name: /settings and sign out/ }).click();
  await page.getByRole("link", { name: "Clinic hours and days" }).click();
  await page.getByRole("heading", { level: 1, name: "Clinic hours and days" }).waitFor();
  await page.getByLabel("Monday").fill("9-5");
  await page.getByRole("button", { name: "Save the hours" }).click();
  await page.getByRole("alert").filter({ hasText: "is no stretch of a day" }).waitFor();
  expect(await page.getByLabel("Monday").inputValue()).toBe("9-5");
  await page.getByLabel("Monday").fill("08:00-12:00, 13:00-16:00");
  await page.getByLabel("Friday").fill("");
  await page.getByRole("button", { name: "Save the hours" }).click();
  await page.getByText("Saved. It holds from now on.").waitFor();
  await page.getByLabel("Day", { exact: true }).fill("2030-12-25");
  await page.getByLabel("Name, as in Thanksgiving").fill("Christmas Day");
  await page.getByRole("button", { name: "Close on this day" }).click();
  await page.getByRole("button", { name: "Reopen on Wednesday, December 25, 2030" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.reload();
  expect(await page.getByLabel("Monday").inputValue()).toBe("08:00-12:00, 13:00-16:00");
  expect(await page.getByLabel("Friday").inputValue()).toBe("");

  const { page: other } = await clinic.openAs("therapist", { path: "/settings/clinic" });
  await other.getByText("08:00-12:00, 13:00-16:00").waitFor();
  await other.getByText("The quality lead of the clinic can change these.").waitFor();
  expect(await other.getByRole("textbox").count()).toBe(0);
  expect(await other.getByRole("button", { name: /Reopen|Save|Close on/ }).count()).toBe(0);
});

test.each([
  ["desk-light", { width: 1440, height: 900 }, "light"],
  ["desk-dark", { width: 1440, height: 900 }, "dark"],
  ["phone-light", { width: 390, height: 844 }, "light"],
  ["phone-dark", { width: 390, height: 844 }, "dark"],
] as const)("the page fits and axe finds nothing on %s", async (name, viewport, colorScheme) => {
  const { page } = await clinic.openAs("quality-lead", { viewport, colorScheme, path: "/settings/clinic" });
  await page.getByRole("button", { name: "Save the hours" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, `clinic-${name}`);
});
