import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(() => clinic?.stop());

/** Waits for what the screen becomes; the machine may be busy. */
const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 15_000 });

const rows = (page: Page) => page.locator("[data-row]");
const names = (page: Page) => page.locator("[data-row] .patient-name").allTextContents();
const ready = (page: Page) => rows(page).first().waitFor();
const focusedRow = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("data-row") ?? null);
/** Rows are drawn by line; the order on screen is the order of their numbers. */
const namesInOrder = (page: Page) =>
  page
    .locator("[data-row]")
    .evaluateAll((lines) =>
      lines
        .sort((one, other) => Number(one.getAttribute("data-row")) - Number(other.getAttribute("data-row")))
        .map((line) => line.querySelector(".patient-name")?.textContent ?? ""),
    );
const total = async (page: Page) =>
  Number.parseInt((await page.locator(".registry-summary b").textContent()) ?? "", 10);

/** Places of the lines, in the order of the page. */
const lineNumbers = (page: Page) =>
  page.locator(".lines > tr").evaluateAll((lines) => lines.map((line) => Number(line.getAttribute("aria-rowindex"))));
const isRising = (places: readonly number[]) => places.every((place, at) => at === 0 || (places[at - 1] ?? 0) < place);

describe("signing in", () => {
  test("a demo person is one press away, and a wrong password is said kindly", async () => {
    const page = await clinic.open();
    await page.goto("/");
    await page.getByLabel("E-mail").fill("nobody@example.org");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await eventually(() => page.getByRole("alert").first().textContent()).toMatch(/do not go together/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "sign-in");
    await page.getByRole("button", { name: /Priya Nair/ }).click();
    await ready(page);
    expect(await page.locator(".demo-band").isVisible()).toBe(true);
  });

  test.each(["therapist", "prescriber", "care-manager", "quality-lead"] as const)(
    "%s starts at the registry",
    async (role) => {
      const { page } = await clinic.openAs(role);
      await ready(page);
      expect(new URL(page.url()).pathname).toBe("/registry");
      expect(await total(page)).toBeGreaterThan(100);
    },
  );

  test.each(["front-desk", "patient", "support-person"] as const)(
    "%s is told plainly what there is, and finds no registry",
    async (role) => {
      const { page } = await clinic.openAs(role);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.getByRole("link", { name: "Registry" }).count()).toBe(0);
      expect(await page.locator("[data-row]").count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await takePicture(page, `home-${role}`);
    },
  );

  test("a quality lead reads rows and opens none", async () => {
    const { page } = await clinic.openAs("quality-lead");
    await ready(page);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).pathname).toBe("/registry");
    expect(await page.locator("a.patient-name").count()).toBe(0);
  });

  test("people of another organisation are not in the list", async () => {
    const [here, there] = await Promise.all([
      clinic.openAs("care-manager"),
      clinic.openAs("care-manager", { organization: smallestOrganization() }),
    ]);
    await Promise.all([ready(here.page), ready(there.page)]);
    const others = new Set(await names(there.page));
    expect((await names(here.page)).filter((name) => others.has(name))).toEqual([]);
    expect(await total(there.page)).toBeLessThan(await total(here.page));
  });
});

function smallestOrganization(): string {
  const sizes = [...Map.groupBy(clinic.people, (person) => person.organization)];
  return sizes.sort(([, one], [, other]) => one.length - other.length)[0]?.[0] ?? "";
}

describe("the list", () => {
  test("a view holds what its count says, and has its own address", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    const view = page.locator(".views a", { hasText: "Lost to contact" });
    await eventually(() => view.locator(".view-count").textContent()).toMatch(/\d/);
    const count = Number(await view.locator(".view-count").textContent());
    await view.click();
    await eventually(() => total(page)).toBe(count);
    expect(page.url()).toContain("view=lost-to-contact");
    await page.reload();
    await eventually(() => total(page)).toBe(count);
    expect(await view.getAttribute("aria-current")).toBe("page");
  });

  test("a head sorts, sorts the other way round, and says so", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    const head = page.getByRole("columnheader", { name: "Patient" });
    await head.getByRole("button").click();
    await eventually(() => head.getAttribute("aria-sort")).toBe("ascending");
    await ready(page);
    const up = await namesInOrder(page);
    expect(up.length).toBeGreaterThan(20);
    await head.getByRole("button").click();
    await eventually(() => head.getAttribute("aria-sort")).toBe("descending");
    await ready(page);
    expect((await namesInOrder(page))[0]).not.toBe(up[0]);
    expect(await page.locator(".group-line").count()).toBe(0);
  });

  test("the filter narrows by name and never enters the address", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.keyboard.press("f");
    await page.keyboard.type("jordan r");
    await eventually(() => total(page)).toBe(1);
    await eventually(() => names(page)).toEqual(["Jordan Reyes"]);
    expect(page.url()).not.toMatch(/jordan/i);
    await page.keyboard.press("Escape");
    await eventually(() => total(page)).toBeGreaterThan(100);
    await page.getByRole("button", { name: "Interpreter" }).click();
    await eventually(() => total(page)).toBeLessThan(60);
  });

  test("the filter finds by medicine, and the team filter names who stands in a team", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.getByRole("searchbox").fill("lithium");
    await eventually(() => total(page)).toBeLessThan(60);
    expect(await total(page)).toBeGreaterThan(0);
    await page.getByRole("searchbox").fill("");
    await page.getByRole("button", { name: /team/i }).first().click();
    await eventually(() => page.locator(".team-choices input").count()).toBeGreaterThan(1);
  });

  test('in "decide now" the people who wait for me come first, under their own head', async () => {
    const { page } = await clinic.openAs("therapist", { path: "/registry?view=decide-now" });
    await ready(page);
    await eventually(() => page.locator(".group-line b").first().textContent()).toBe("Yours");
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "registry-decide-now-yours");
  });

  test("nobody found says so and offers the way back", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.getByRole("searchbox").fill("qqqq");
    await page.getByText("Nobody matches this filter").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Show everyone again" }).click();
    await ready(page);
  });

  test("the file of a view holds everyone in it, in its order", async () => {
    const { page } = await clinic.openAs("care-manager", { path: "/registry?view=overdue" });
    await ready(page);
    const wanted = await total(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^accord-registry-overdue-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), "utf8");
    const lines = text.trim().split(/\r?\n/);
    expect(lines.length).toBe(wanted + 1);
    const shown = await namesInOrder(page);
    shown.forEach((name, index) => {
      expect(lines[index + 1]).toContain(name);
    });
  });
});

describe("by keyboard", () => {
  test("down the list, into a chart, and back to the same row", async () => {
    const { page } = await clinic.openAs("therapist");
    await ready(page);
    for (const key of ["j", "j", "j", "ArrowDown", "k"]) await page.keyboard.press(key);
    await eventually(() => focusedRow(page)).toBe("2");
    await page.keyboard.press("PageDown");
    await eventually(async () => Number(await focusedRow(page))).toBeGreaterThan(10);
    const row = await focusedRow(page);
    const name = await page.locator(`[data-row="${row}"] .patient-name`).textContent();
    const scrolled = await page.locator(".list").evaluate((list) => list.scrollTop);
    await page.keyboard.press("Enter");
    await eventually(() => new URL(page.url()).pathname).toMatch(/^\/patients\/[0-9a-f-]{36}$/);
    await page.goBack();
    await eventually(() => focusedRow(page)).toBe(row);
    expect(await page.locator(`[data-row="${row}"] .patient-name`).textContent()).toBe(name);
    expect(await page.locator(".list").evaluate((list) => list.scrollTop)).toBe(scrolled);
  });

  test("End reaches the last row over pages not yet read; Home comes back", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.keyboard.press("j");
    await page.keyboard.press("End");
    const last = String((await total(page)) - 1);
    await eventually(() => focusedRow(page)).toBe(last);
    await eventually(() => page.locator(`[data-row="${last}"] .patient-name`).count()).toBe(1);
    await page.keyboard.press("Home");
    await eventually(() => focusedRow(page)).toBe("0");
  });

  test("at rest after the wheel, up or down, the lines follow each other in the page as on the screen, and the focus is kept", async () => {
    const { page } = await clinic.openAs("therapist");
    await ready(page);
    await page.keyboard.press("j");
    const held = await focusedRow(page);
    await page.mouse.move(700, 500);
    for (const notch of [700, 900, -500, 300, -200]) {
      await page.mouse.wheel(0, notch);
      await page.waitForTimeout(60);
    }
    await eventually(() => lineNumbers(page).then((lines) => lines.at(-1))).toBeGreaterThan(35);
    await eventually(async () => isRising(await lineNumbers(page))).toBe(true);
    expect(await focusedRow(page)).toBe(held);
  });

  test("Ctrl K finds a person anywhere", async () => {
    const { page } = await clinic.openAs("prescriber");
    await ready(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("maya had");
    // Her worked story is offered too, behind the person.
    await page
      .getByRole("option", { name: /Maya Haddad/ })
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "find-a-person");
    await page.keyboard.press("Enter");
    await eventually(() => new URL(page.url()).pathname).toMatch(/^\/patients\//);
  });

  test("? shows all keys, and single keys can be switched off", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "All keys" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    expect(await focusedRow(page)).toBe(null);
  });
});

describe("on paper", () => {
  test("the whole view is a plain table with its head, the clinic, the day and a word of confidence", async () => {
    const { page, session } = await clinic.openAs("care-manager", { path: "/registry?view=overdue" });
    await ready(page);
    const wanted = await total(page);
    await page.evaluate(() => {
      window.print = () => void dispatchEvent(new Event("beforeprint"));
    });
    await page.getByRole("button", { name: "Print", exact: true }).click();
    await page.emulateMedia({ media: "print" });
    await eventually(() => page.locator(".print-sheet tbody tr").count()).toBe(wanted);
    const head = await page.locator(".print-title").textContent();
    expect(head).toContain("Overdue");
    expect(head).toContain(session.organization?.name ?? "no clinic");
    expect(head).toContain("Confidential");
    expect(head).not.toContain("Only the first");
    expect(await page.locator(".print-sheet").isVisible()).toBe(true);
    for (const chrome of [".top", ".rail", ".registry-bar", ".list"])
      expect(await page.locator(chrome).isVisible()).toBe(false);
    await takePicture(page, "registry-print");
    const pages = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type \/Page\b/g)?.length;
    expect(pages).toBeGreaterThan(0);
  });

  test("without asking first, paper holds what is loaded and says what it leaves out", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const printed = await page.locator(".print-sheet tbody tr").count();
    expect(printed).toBeGreaterThanOrEqual(100);
    const all = Number((await page.locator(".registry-summary b").textContent())?.replace(/\D/g, ""));
    expect(printed).toBeLessThan(all);
    expect(await page.locator(".print-title").textContent()).toContain(`Only the first ${printed} of ${all}`);
  });
});

describe("in every light and size", () => {
  test.each([
    { name: "desk-light", colorScheme: "light", width: 1440, height: 900 },
    { name: "desk-dark", colorScheme: "dark", width: 1440, height: 900 },
    { name: "laptop-light", colorScheme: "light", width: 1280, height: 800 },
    { name: "tablet-dark", colorScheme: "dark", width: 1000, height: 800 },
    { name: "phone-light", colorScheme: "light", width: 390, height: 844 },
    { name: "phone-dark", colorScheme: "dark", width: 320, height: 700 },
  ] as const)("$name is accessible and never scrolls sideways", async ({ name, colorScheme, width, height }) => {
    const { page } = await clinic.openAs("care-manager", { colorScheme, viewport: { width, height } });
    await ready(page);
    await takePicture(page, `registry-${name}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    const sideways = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll(".list, .registry-main")].some(
        (box) => box.scrollWidth > box.clientWidth + 1,
      ),
    );
    expect(sideways).toBe(false);
  });

  test("at twice the zoom the list becomes cards that fit", async () => {
    const { page } = await clinic.openAs("care-manager", {
      viewport: { width: 720, height: 450 },
      deviceScaleFactor: 2,
    });
    await page.locator(".patient-card").first().waitFor();
    await takePicture(page, "registry-zoom-200");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("text at twice its size keeps every line readable", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    await page.setViewportSize({ width: 1441, height: 900 });
    await takePicture(page, "registry-text-200");
    const cut = await page
      .locator("[data-row]")
      .evaluateAll((lines) => lines.some((line) => line.scrollHeight > line.clientHeight + 1));
    expect(cut).toBe(false);
  });

  test("the choice of dark stays after loading again", async () => {
    const { page } = await clinic.openAs("care-manager", { colorScheme: "light" });
    await ready(page);
    await page.getByRole("button", { name: /settings and sign out/ }).click();
    await page.getByRole("radio", { name: "Dark" }).check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await ready(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  });
});

describe("while others work", () => {
  test("a new score changes the row where it stands, and the order waits to be asked", async () => {
    const [watching, writing] = await Promise.all([clinic.openAs("prescriber"), clinic.openAs("therapist")]);
    const { page } = watching;
    await ready(page);
    await page.getByRole("searchbox").fill("jordan reyes");
    await eventually(() => total(page)).toBe(1);
    const row = page.locator("[data-row]", { hasText: "Jordan Reyes" });
    const before = await row.locator(".c-symptom .first-now b").textContent();
    const patientId = (await row.locator("a").getAttribute("href"))?.split("/").at(-1);
    const answer = await writing.page.request.post(`/api/patients/${patientId}/scores`, {
      headers: { "x-accord": "1", origin: clinic.url },
      data: { entryId: v7(), instrument: "PHQ-9", answers: [2, 2, 2, 2, 2, 2, 2, 2, 0] },
    });
    expect(answer.status()).toBe(201);
    await eventually(() => row.locator(".c-symptom .first-now b").textContent()).toBe("16");
    expect(before).not.toBe("16");
    const notice = page.getByRole("button", { name: /1 changed/ });
    await notice.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "registry-changed");
    await notice.click();
    await notice.waitFor({ state: "detached" });
  });
});

describe("when the session or the server is gone", () => {
  test("an ended session locks the page, keeps it, and carries on where it was", async () => {
    const { page } = await clinic.openAs("therapist");
    await ready(page);
    await page.getByRole("searchbox").fill("jor");
    await eventually(() => total(page)).toBeLessThan(20);
    await page.context().clearCookies();
    await page.getByRole("searchbox").fill("jordan");
    await page.getByRole("dialog", { name: /session has ended/ }).waitFor();
    expect(await page.locator("[data-row]").first().isVisible()).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "session-ended");
    await page.getByRole("button", { name: /Carry on as/ }).click();
    await ready(page);
    expect(await page.getByRole("searchbox").inputValue()).toBe("jordan");
  });

  test("no connection is said with its time, and so is its end", async () => {
    const { page } = await clinic.openAs("therapist");
    await ready(page);
    await page.context().setOffline(true);
    await page.getByRole("searchbox").fill("maya");
    await page.getByText(/No connection since \d\d:\d\d/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await takePicture(page, "no-connection");
    await page.context().setOffline(false);
    await page.getByText(/No connection since/).waitFor({ state: "detached" });
  });

  test("signing out leaves nothing behind", async () => {
    const { page } = await clinic.openAs("care-manager");
    await ready(page);
    await page.getByRole("button", { name: /settings and sign out/ }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByRole("heading", { name: "Sign in to Accord" }).waitFor();
    await page.goto("/registry");
    await page.getByRole("heading", { name: "Sign in to Accord" }).waitFor();
    expect(await page.locator("[data-row]").count()).toBe(0);
  });
});
