import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "./accessible.ts";
import { type Clinic, startClinic } from "./clinic.ts";
import { takePicture } from "./picture.ts";
import { SCREENS } from "./screens.ts";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
});
afterAll(async () => clinic?.stop());

/** Opens the Measures tab of a person, from the registry. */
async function openMeasures(page: Page, name: string): Promise<void> {
  await page.goto("/registry");
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(name);
  await page
    .getByRole("row", { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
  await page.getByRole("navigation", { name: "Chart" }).getByRole("link", { name: "Measures" }).click();
  await page
    .getByRole("region", { name: /^Course of/ })
    .first()
    .waitFor();
}

const courseOf = (page: Page, name: string) => page.getByRole("region", { name: `Course of ${name}`, exact: true });
const shown = (page: Page) => page.locator(".tr-drawing");

/** Pairs of visible words of one picture whose boxes overlap by more than a hair. */
function overlappingWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".tr-drawing")].flatMap((drawing) => {
      const words = [...drawing.querySelectorAll("text")].filter((text) => text.textContent?.trim());
      const boxes = words.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
      return boxes.flatMap((a, index) =>
        boxes.slice(index + 1).flatMap((b) => {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          return across > 1 && down > 6 ? [`${a.text} / ${b.text}`] : [];
        }),
      );
    }),
  );
}

/** Words of a picture that reach over the edge of what shows it. */
function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".tr-drawing")].flatMap((drawing) => {
      const edge = drawing.closest(".trajectory")?.getBoundingClientRect();
      return [...drawing.querySelectorAll("text")].flatMap((text) => {
        const box = text.getBoundingClientRect();
        return edge && (box.left < edge.left - 1 || box.right > edge.right + 1) ? [text.textContent ?? ""] : [];
      });
    }),
  );
}

test("Jordan: the course in a sentence, its lines and changes drawn, the same as a table by T", async () => {
  const { page } = await clinic.openAs("therapist");
  await openMeasures(page, "Jordan Reyes");
  const course = courseOf(page, "PHQ-9");
  expect(await course.locator(".tr-said").textContent()).toMatch(
    /^PHQ-9 17 on .* to 8 on .*: down 52\.9%, response, on the expected course\.$/,
  );
  const words = await course.locator(".tr-drawing text").allTextContents();
  for (const word of [
    "by week 4: 20% down",
    "by week 8: 50% down",
    "by week 12: remission",
    "first score 17",
    "response: half of 17",
    "remission: under 5",
    "sertraline 100 mg",
    "CBT",
    "moderately severe",
    "good: 85",
  ])
    expect(words).toContain(word);
  expect(await courseOf(page, "GAD-7").locator(".tr-said").textContent()).toMatch(
    /no second score yet, last asked \d+/,
  );

  await page.keyboard.press("t");
  expect(await shown(page).count()).toBe(0);
  const table = course.getByRole("table");
  const day28 = await table.getByRole("row").filter({ hasText: "from 50 to 100 mg" }).textContent();
  for (const said of ["13", "−23.5%"]) expect(day28).toContain(said);
  expect(await table.getByRole("row").filter({ hasText: "by week 4: 20% down" }).textContent()).toContain(
    "13.6 or less",
  );
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, "trajectory-table");
  await page.keyboard.press("t");
  await shown(page).first().waitFor();
});

test("a screen reader meets the table where others see the picture", async () => {
  const { page } = await clinic.openAs("therapist");
  await openMeasures(page, "Jordan Reyes");
  expect(
    await courseOf(page, "PHQ-9")
      .getByRole("table", { name: /^PHQ-9: scores/ })
      .count(),
  ).toBe(1);
  expect(await courseOf(page, "PHQ-9").getByRole("img").count()).toBe(0);
});

test("a mother's PHQ-9 in Spanish has a picture of its own, under its own name, on the timeline too", async () => {
  const { page } = await clinic.openAs("therapist");
  await openMeasures(page, "Maya");
  const own = await courseOf(page, "PHQ-9").locator(".tr-said").textContent();
  const patient = page.url().match(/patients\/([^#/]+)/)?.[1];
  for (const [index, total] of [12, 9].entries()) {
    const answer = await page.request.post(`/api/patients/${patient}/scores`, {
      headers: { "x-accord": "1", origin: clinic.url },
      data: {
        entryId: `0198f000-0000-7000-8000-00000000000${index}`,
        instrument: "PHQ-9",
        answers: [2, 2, 2, 2, 1, total === 12 ? 3 : 0, 0, 0, 0],
        completedBy: "caregiver",
        language: "es",
      },
    });
    expect(answer.status()).toBeLessThan(300);
  }
  const name = "PHQ-9 (answered by a family member, in Spanish)";
  // The page hears of each score for itself: after the first it says something else than after the second.
  await courseOf(page, name)
    .locator(".tr-said")
    .filter({ hasText: / 12 on .* to 9 on / })
    .waitFor();
  expect(await courseOf(page, "PHQ-9").locator(".tr-said").textContent()).toBe(own);
  await page.getByRole("navigation", { name: "Chart" }).getByRole("link", { name: "Timeline" }).click();
  await page.getByRole("group", { name: `${name} scores` }).waitFor();
});

describe.each(SCREENS)("on $name", ({ name, viewport, colorScheme }) => {
  test.each(["Jordan Reyes", "Maya", "Luis"])(
    "%s: nothing overlaps, nothing is cut, axe finds nothing",
    async (who) => {
      const { page } = await clinic.openAs("therapist", { viewport, colorScheme });
      await openMeasures(page, who);
      expect(await overlappingWords(page)).toEqual([]);
      expect(await cutWords(page)).toEqual([]);
      if (who === "Jordan Reyes")
        expect(await courseOf(page, "PHQ-9").locator(".tr-drawing text").allTextContents()).toContain("8");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      expect(await accessibilityFaults(page)).toEqual([]);
      await courseOf(
        page,
        who === "Maya" ? "PDSS-SR" : who === "Luis" ? "CRAVE-NRS" : "PHQ-9",
      ).scrollIntoViewIfNeeded();
      await takePicture(page, `trajectory-${who.split(" ")[0]?.toLowerCase()}-${name}`);
    },
  );
});

test("on paper the pictures are drawn anew to the width of the page, dark screen or not", async () => {
  const { page } = await clinic.openAs("therapist", { colorScheme: "dark" });
  await openMeasures(page, "Jordan Reyes");
  await page.setViewportSize({ width: 718, height: 1016 });
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() => document.querySelector(".tr-drawing")?.getBoundingClientRect().width === 680);
  expect(await overlappingWords(page)).toEqual([]);
  expect(await cutWords(page)).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim());
  expect(ink).toBe("#1d1b18");
  await takePicture(page, "trajectory-print");
});

test("whose course is expected is said: the published one, and how many courses this clinic has of its own", async () => {
  const { page } = await clinic.openAs("therapist");
  await openMeasures(page, "Jordan Reyes");
  const from = courseOf(page, "PHQ-9").locator(".tr-from");
  expect(await from.textContent()).toMatch(/^Expected here: the published path\./);
  expect(await page.locator(".tl-expected").count()).toBe(0);
});

test("the course of this clinic is drawn, named with how many it came from, and told in the table", async () => {
  const { page } = await clinic.openAs("therapist");
  await withOwnCourse(page);
  await openMeasures(page, "Jordan Reyes");
  const course = courseOf(page, "PHQ-9");
  expect(await course.locator(".tr-from").textContent()).toMatch(/of this clinic that began alike, 214 of them\./);
  expect(await course.locator(".tl-expected path").count()).toBe(2);
  expect(await course.locator("table").first().textContent()).toContain(
    "courses here: half at 11.6 or less, 80 of 100 from 8.6 to 15.6",
  );
  expect(await overlappingWords(page)).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await takePicture(page, "own-course");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await course.locator(".tr-drawing").scrollIntoViewIfNeeded();
  expect(await overlappingWords(page)).toEqual([]);
  await takePicture(page, "own-course-phone-dark");
});

/** The chart as a clinic with enough courses of its own is sent it: by the line 18 - 4 ln(week + 1). */
async function withOwnCourse(page: Page): Promise<void> {
  const weeks = Array.from({ length: 13 }, (_, week) => {
    const expected = 18 - 4 * Math.log(week + 1);
    return { week, expected, low: expected - 3, high: expected + 4 };
  });
  await page.route(/\/api\/patients\/[^/]+\/chart$/, async (route) => {
    const answer = await route.fetch();
    const chart = await answer.json();
    Object.assign(chart.situation.expected.value, { from: "local", courses: 214, weeks });
    await route.fulfill({ response: answer, json: chart });
  });
}
