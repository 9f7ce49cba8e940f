import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
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

async function openChart(page: Page, name: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(name);
  await page
    .getByRole("row", { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
}
const form = (page: Page) => page.getByRole("form", { name: /^Answer/ });
const keptOnServer = (page: Page) =>
  page.waitForResponse((answer) => answer.url().includes("/drafts/") && answer.request().method() === "POST");

test("a form half filled in outlasts a reload, is gone on with or given up, and leaves nothing in the browser", async () => {
  const { page } = await clinic.openAs("therapist", { path: "/registry" });
  await openChart(page, "Jordan Reyes");
  await page.getByRole("button", { name: /^Add PHQ-9/ }).click();
  await form(page).waitFor();
  const kept = keptOnServer(page);
  for (const key of "222") await page.keyboard.press(key);
  await kept;
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/PHQ|answers/);

  await page.reload();
  await page.getByRole("button", { name: /^Add PHQ-9/ }).click();
  const notice = page.getByRole("region", { name: /^A begun/ });
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/begun .* by you, not handed in\. 3 answers are kept\./);
  await takePicture(page, "draft-begun");
  expect(await accessibilityFaults(page)).toEqual([]);
  await notice.getByRole("button", { name: "Go on" }).click();
  await form(page).waitFor();
  await page.getByText("3 of 9").first().waitFor();

  await page.reload();
  await page.getByRole("button", { name: /^Add PHQ-9/ }).click();
  await notice.getByRole("button", { name: "Discard and begin anew" }).click();
  await page.getByText("0 of 9").first().waitFor();
  await page.reload();
  await page.getByRole("button", { name: /^Add PHQ-9/ }).click();
  await form(page).waitFor();
  expect(await notice.count()).toBe(0);
});

test("an answer that raises an alert brings the words to read to the patient", async () => {
  const { page } = await clinic.openAs("prescriber", { path: "/registry" });
  await openChart(page, "Maya Haddad");
  await page.getByRole("button", { name: /^Add PHQ-9/ }).click();
  await form(page).waitFor();
  for (const key of "222222222") await page.keyboard.press(key);
  await page.getByRole("button", { name: "Save" }).click();
  const words = page.getByRole("region", { name: "Read this to the patient now" });
  await words.waitFor();
  expect(await words.textContent()).toMatch(/988/);
  expect(await words.textContent()).toMatch(/911/);
  await takePicture(page, "score-read-to-patient");
  expect(await accessibilityFaults(page)).toEqual([]);
});
