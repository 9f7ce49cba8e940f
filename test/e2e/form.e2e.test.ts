import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const NARROW = { viewport: { width: 320, height: 640 } } as const;
const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true } as const;
/** The birth date of whose chart is open on the desk: demo people keep their age, so it moves with the calendar. */
let born = { Month: "", Day: "", Year: "" };

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => {
  await clinic?.stop();
});

async function openChart(page: Page, name = "Jordan Reyes"): Promise<void> {
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(name);
  await page
    .getByRole("row", { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
  const patientId = new URL(page.url()).pathname.split("/").at(-1);
  const { patient } = await (await page.request.get(`/api/patients/${patientId}/chart`)).json();
  const [Year = "", Month = "", Day = ""] = patient.birthDate.split("-");
  born = { Year, Month, Day };
}

/** Asks from the open chart for these forms alone. */
async function askFor(page: Page, ...forms: string[]): Promise<void> {
  await page.getByRole("button", { name: "Ask the patient" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox").first().waitFor();
  const checked = dialog.getByRole("checkbox", { checked: true });
  while ((await checked.count()) > 0) await checked.first().uncheck();
  for (const form of forms) await dialog.getByRole("checkbox", { name: new RegExp(`^${form} `) }).check();
}

async function linkFor(page: Page, ...forms: string[]): Promise<string> {
  await askFor(page, ...forms);
  await page.getByRole("button", { name: "Make a link" }).click();
  return page.getByRole("textbox", { name: "The link, this once" }).inputValue();
}

async function open(link: string, options: BrowserContextOptions = PHONE): Promise<Page> {
  const page = await clinic.open(options);
  await page.goto(link);
  return page;
}

async function identify(page: Page, given: Readonly<Record<string, string>> = born): Promise<void> {
  for (const [label, value] of Object.entries(given)) await page.getByRole("textbox", { name: label }).fill(value);
  await page.getByRole("button", { name: "Go on" }).click();
}

const place = (page: Page, at: number, of = 10) => page.getByText(`${at} of ${of}`, { exact: true });
const saved = (page: Page) => page.getByText("Saved.", { exact: true }).waitFor();
async function choose(page: Page, option: string): Promise<void> {
  await page.getByRole("radio", { name: option, exact: true }).check();
  await saved(page);
}
const next = (page: Page) => page.getByRole("button", { name: "Next" }).click();

describe("a link", () => {
  test("from the chart to the record: asked, opened, resumed, alerting before the end, handed in, spent", async () => {
    const { page: desk } = await clinic.openAs("therapist", { path: "/registry" });
    const { page: other } = await clinic.openAs("prescriber", { path: "/registry" });
    await openChart(desk);
    await openChart(other);
    await askFor(desk, "PHQ-9");
    await takePicture(desk, "form-ask-dialog");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByRole("button", { name: "Make a link" }).click();
    const link = await desk.getByRole("textbox", { name: "The link, this once" }).inputValue();
    expect(link).toMatch(/\/form#[\w-]{86}$/);
    await takePicture(desk, "form-link-shown");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.getByRole("button", { name: "Done" }).click();
    await desk.getByRole("link", { name: "Measures" }).click();
    const asked = desk.getByRole("region", { name: "Asked for" });
    await asked.getByText("Not opened yet").waitFor();
    await takePicture(desk, "form-requests");

    const phone = await open(link);
    await phone.getByRole("heading", { name: "First, so we know it is you" }).waitFor();
    expect(await phone.textContent("body")).not.toContain("Jordan");
    await takePicture(phone, "form-birth-date");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await identify(phone, { ...born, Year: "1901" });
    await phone.getByText(/You can try 4 more times/).waitFor();
    await identify(phone);
    await phone.getByRole("heading", { name: "Hello" }).waitFor();
    await takePicture(phone, "form-start");
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(await phone.textContent("body")).not.toContain("Jordan");
    await asked.getByText("Opened").waitFor();

    await phone.getByRole("button", { name: "Start" }).click();
    await choose(phone, "Several days");
    await takePicture(phone, "form-question");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await next(phone);
    await phone.getByRole("button", { name: "I’d rather not say" }).click();
    await saved(phone);
    await next(phone);
    await place(phone, 3).waitFor();
    await phone.reload();
    await place(phone, 3).waitFor();
    for (let item = 3; item < 9; item += 1) {
      await choose(phone, "Not at all");
      await next(phone);
    }
    await place(phone, 9).waitFor();
    await phone.getByRole("radio", { name: "Several days", exact: true }).check();
    const help = phone.getByRole("dialog", { name: "Thank you for telling us" });
    await help.waitFor();
    expect(await help.getByRole("link", { name: "Call 988" }).getAttribute("href")).toBe("tel:988");
    await takePicture(phone, "form-help");
    expect(await accessibilityFaults(phone)).toEqual([]);
    // Neither has touched anything: the alert comes to both while the form is still open.
    for (const page of [desk, other])
      await page
        .getByText(/PHQ-9 item 9.*was answered “Several days”/)
        .first()
        .waitFor({ timeout: 15_000 });
    await asked.getByText("Begun, not handed in").waitFor();
    await help.getByRole("button", { name: "Go on with the questions" }).click();

    await next(phone);
    await next(phone);
    await phone.getByText(/2 questions have no answer/).waitFor();
    await takePicture(phone, "form-end");
    await phone.getByRole("button", { name: "Send my answers" }).click();
    await phone.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await phone.textContent("body")).not.toMatch(/PHQ|score|\b\d+ of 27/i);
    await takePicture(phone, "form-thanks");
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(await phone.evaluate(() => localStorage.length)).toBe(0);
    await asked.getByText(/^Answered/).waitFor();

    const again = await open(link);
    await again.getByRole("heading", { name: "Already answered" }).waitFor();
  });

  test("all questions on one page, by keyboard, at 320 px and in the dark; nothing is cut off", async () => {
    const { page: desk } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(desk);
    const page = await open(await linkFor(desk, "GAD-7"), { ...NARROW, colorScheme: "dark" });
    await desk.getByText(/^last asked .+, not answered$/).waitFor();
    await identify(page);
    await page.getByRole("button", { name: "Show all questions on one page" }).click();
    const first = page.getByRole("radio").first();
    await first.focus();
    await page.keyboard.press("ArrowDown");
    await saved(page);
    expect(await page.getByRole("radio").nth(1).isChecked()).toBe(true);
    await takePicture(page, "form-all-narrow-dark");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test("without a connection no answer is lost: kept on the device, sent when it is back", async () => {
    const { page: desk } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(desk);
    const link = await linkFor(desk, "GAD-7");
    const phone = await open(link);
    await identify(phone);
    await phone.getByRole("button", { name: "Start" }).click();
    await phone.context().setOffline(true);
    await phone.getByRole("radio", { name: "Several days", exact: true }).check();
    await phone.getByText(/No connection. Your answers are kept on this device/).waitFor();
    await takePicture(phone, "form-offline");
    await phone.context().setOffline(false);
    await saved(phone);
    const second = await open(link);
    await identify(second);
    await place(second, 2, 7).waitFor();
  });

  test("in Spanish where the forms exist in it", async () => {
    const { page: desk } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(desk);
    await askFor(desk, "PHQ-9", "GAD-7");
    await desk.getByRole("combobox", { name: "Language" }).selectOption("es");
    await desk.getByRole("button", { name: "Make a link" }).click();
    const phone = await open(await desk.getByRole("textbox", { name: "The link, this once" }).inputValue());
    await phone.getByRole("heading", { name: "Primero, para saber que es usted" }).waitFor();
    await identifySpanish(phone);
    await phone.getByRole("button", { name: "Empezar" }).click();
    expect(await phone.locator("html").getAttribute("lang")).toBe("es");
    await takePicture(phone, "form-spanish");
    expect(await accessibilityFaults(phone)).toEqual([]);
  });
  const identifySpanish = async (page: Page) => {
    for (const [label, value] of [
      ["Mes", born.Month],
      ["Día", born.Day],
      ["Año", born.Year],
    ] as const)
      await page.getByRole("textbox", { name: label }).fill(value);
    await page.getByRole("button", { name: "Seguir" }).click();
  };
});

describe("a tablet", () => {
  test("shows the form and nothing else, whatever is pressed, until someone signs in again", async () => {
    const { page } = await clinic.openAs("prescriber", { path: "/registry", ...TABLET });
    await openChart(page);
    await askFor(page, "PHQ-9");
    await page.getByRole("button", { name: "Start on this device" }).click();
    await page.getByRole("heading", { name: "Hello" }).waitFor();
    await takePicture(page, "kiosk-start");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Start" }).click();
    await choose(page, "Not at all");
    await takePicture(page, "kiosk-question");
    for (const leave of [
      () => page.goBack(),
      () => page.reload(),
      () => page.goto("/registry"),
      () => page.goto("/"),
    ]) {
      await leave().catch(() => null);
      await place(page, 2)
        .or(page.getByRole("heading", { name: "Hello" }))
        .waitFor();
      expect(page.url()).toMatch(/\/form$/);
      expect(await page.textContent("body")).not.toContain("Reyes");
    }
    const session = await page.request.get("/api/session");
    expect(session.status()).toBe(401);
    for (let at = 2; at <= 10; at += 1) {
      await page.getByRole("radio").first().check();
      await next(page);
    }
    await page.getByRole("button", { name: "Send my answers" }).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    await takePicture(page, "kiosk-thanks");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goBack().catch(() => null);
    expect(await page.textContent("body")).not.toContain("Reyes");
    await page.goto("/form");
    await page.getByRole("link", { name: "For clinic staff: sign in" }).click();
    await page.getByRole("button", { name: /Amara Okafor/ }).click();
    await page.getByRole("searchbox", { name: "Filter this list by name" }).waitFor();
  });

  test("is handed over by the front desk, who sees a name and nothing of the form", async () => {
    const { page: desk } = await clinic.openAs("therapist", { path: "/registry" });
    await openChart(desk);
    await linkFor(desk, "GAD-7");
    const { page } = await clinic.openAs("front-desk", { path: "/", ...TABLET });
    await page.getByRole("button", { name: "Hand over a form to Jordan Reyes" }).waitFor();
    expect(await page.textContent("body")).not.toMatch(/GAD|PHQ/);
    await takePicture(page, "hand-over");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Hand over a form to Jordan Reyes" }).click();
    await page.getByRole("dialog", { name: "Is this the person in front of you?" }).waitFor();
    await takePicture(page, "hand-over-check");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Yes, start on this device" }).click();
    await page.waitForURL(/\/form$/);
    await page.getByRole("heading", { name: "Hello", exact: true }).waitFor();
    expect((await page.request.get("/api/session")).status()).toBe(401);
  });
});
