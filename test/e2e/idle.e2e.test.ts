import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => clinic?.stop());

const typed = "Jord";
const filter = (page: Page) => page.locator("input[type=search]").first();
const stillThere = (page: Page) => page.getByRole("dialog", { name: "Still there?" });
const lock = (page: Page) => page.getByRole("dialog", { name: /locked the record/ });

test("an unattended page locks, its session ends on the server, and what was typed is there again for the same person", async () => {
  const { page, session } = await clinic.openAs("therapist");
  await page.clock.install();
  await page.goto("/registry");
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(typed);
  await page.clock.fastForward((session.idleSeconds - 60) * 1000);
  expect(await lock(page).count()).toBe(0);
  await stillThere(page).waitFor();
  const out = page.waitForResponse(/\/api\/sign-out$/);
  await page.clock.fastForward(66_000);
  await lock(page).waitFor();
  expect((await out).status()).toBeLessThan(300);
  const said = await lock(page).textContent();
  expect(said).toContain("Your page is as you left it, and your unsaved words are kept for you alone.");
  expect(said).toContain("Unsaved words on this page are then let go.");
  expect((await page.request.get("/api/session")).status()).toBe(401);
  // Nothing of the record can be read or reached behind it.
  expect(await page.getByRole("searchbox").count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("button", { name: /^Carry on as/ }).click();
  await lock(page).waitFor({ state: "detached" });
  expect(await filter(page).inputValue()).toBe(typed);
});

test("a minute before the lock one press keeps the person signed in; a form half filled in outlasts the lock", async () => {
  const { page, session } = await clinic.openAs("therapist");
  await page.clock.install();
  await page.goto("/registry");
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill("Jordan Reyes");
  await page
    .getByRole("row", { name: /^Jordan Reyes/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^Add PHQ-9/ }).click();
  await page.getByRole("form", { name: /^Answer/ }).waitFor();
  const kept = page.waitForResponse(
    (answer) => answer.url().includes("/drafts/") && answer.request().method() === "POST",
  );
  for (const key of "222") await page.keyboard.press(key);
  await page.clock.runFor(5000);
  expect((await kept).ok()).toBe(true);

  await page.clock.fastForward((session.idleSeconds - 40) * 1000);
  await stillThere(page).waitFor();
  const stay = stillThere(page).getByRole("button", { name: "Stay signed in" }).last();
  expect(await stay.evaluate((button) => button === document.activeElement)).toBe(true);
  await takePicture(page, "still-there");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await stillThere(page).waitFor({ state: "detached" });
  await page.clock.fastForward(66_000);
  expect(await lock(page).count()).toBe(0);
  await page.getByText("3 of 9").first().waitFor();

  await page.clock.fastForward((session.idleSeconds - 60) * 1000);
  await page.clock.fastForward(66_000);
  await page.getByRole("button", { name: /^Carry on as/ }).click();
  await lock(page).waitFor({ state: "detached" });
  await page.getByText("3 of 9").first().waitFor();
  await page.reload();
  await page.getByRole("button", { name: /^Add PHQ-9/ }).click();
  expect(await page.getByRole("region", { name: /^A begun/ }).textContent()).toContain("3 answers are kept");
});

test("a second tab whose session was ended elsewhere says so at its next act, and keeps what was typed", async () => {
  const { page } = await clinic.openAs("therapist", { path: "/registry" });
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(typed);
  const second = await page.context().newPage();
  await second.goto("/registry");
  await second.getByRole("button", { name: /settings and sign out/ }).click();
  const out = second.waitForResponse(/\/api\/sign-out$/);
  await second.getByRole("button", { name: "Sign out", exact: true }).click();
  expect((await out).status()).toBeLessThan(300);
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(`${typed}an`);
  await page.getByRole("dialog", { name: "Your session has ended, so we locked the record" }).waitFor();
  expect(await filter(page).inputValue()).toBe(`${typed}an`);
});
