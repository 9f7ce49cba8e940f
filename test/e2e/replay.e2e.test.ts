import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

const PHONE = { width: 390, height: 844 };
const said = (page: Page) => page.getByRole("main").getByRole("status").first();
const promised = (page: Page) => page.getByRole("region", { name: "What must be said this day" });

describe("the replay of a story", () => {
  test("from the chart: day by day by the next event, the card of that day beside what was promised of it", async () => {
    const { page } = await clinic.openAs("therapist");
    await page.getByRole("button", { name: /^Find/ }).click();
    await page.getByRole("combobox").fill("Jordan");
    await page.getByRole("option", { name: "Jordan Reyes", exact: false }).first().click();
    await page.getByRole("link", { name: "Replay this story" }).click();
    await said(page).getByText("day 56").waitFor();
    await promised(page).getByText("Comes first: Continue (PIV-W6-0)").waitFor();
    expect(await promised(page).textContent()).toContain("3 of 3 met");
    expect(await page.getByRole("button", { name: "Accept" }).count(), "nobody decides in a replay").toBe(0);
    await takePicture(page, "replay-jordan");
    expect(await accessibilityFaults(page)).toEqual([]);

    const slider = page.getByRole("slider", { name: "Day of the story" });
    await slider.fill("27");
    await said(page).getByText("day 27").waitFor();
    await page.getByRole("button", { name: "Next event" }).click();
    await said(page).getByText("day 28").waitFor();
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/day 28$/);
    await promised(page).getByText("Comes first: Continue (PIV-W4-2)").waitFor();
    await page.getByRole("region", { name: "Written down this day" }).getByText("PHQ-9").first().waitFor();
    // Day 56 is still to come: its score is not there.
    expect(await page.getByRole("group", { name: "PHQ-9 scores" }).getByRole("img").count()).toBeLessThan(5);
    await page.reload();
    await said(page).getByText("day 28").waitFor();
  });

  test("goes on by itself, and stops where a hand takes over", async () => {
    const { page } = await clinic.openAs("prescriber", { path: "/replay/luis?day=30" });
    await said(page).getByText("day 30").waitFor();
    await page.getByRole("button", { name: "Play" }).click();
    await said(page)
      .getByText(/day 3[1-9]/)
      .waitFor({ timeout: 10_000 });
    await page.getByRole("button", { name: "Before" }).click();
    await page.getByRole("button", { name: "Play" }).waitFor();
  });

  test("is found by its name, and leaves no trace in the record", async () => {
    const { page } = await clinic.openAs("therapist");
    await page.getByRole("button", { name: /^Find/ }).click();
    await page.getByRole("combobox").fill("Maya");
    await page.getByRole("option", { name: "Replay the story of Maya Haddad" }).click();
    await said(page).getByText("day 17").waitFor();
    const before = await chartOf(page, "maya");
    await page.getByRole("slider", { name: "Day of the story" }).fill("150");
    await promised(page).getByText("Course: early warning").waitFor();
    expect((await chartOf(page, "maya")).recordVersion).toBe(before.recordVersion);
  });

  test.each([
    ["desk", { width: 1440, height: 900 }],
    ["phone", PHONE],
  ])("reads well in the dark at the %s, without scrolling sideways", async (name, viewport) => {
    const { page } = await clinic.openAs("therapist", { path: "/replay/maya", colorScheme: "dark", viewport });
    await promised(page).waitFor();
    await takePicture(page, `replay-maya-${name}-dark`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  });

  test("a story that does not exist is said not to be there", async () => {
    const { page } = await clinic.openAs("therapist", { path: "/replay/nobody" });
    await page.getByRole("heading", { name: /not here|not found|no page/i }).waitFor();
  });
});

async function chartOf(page: Page, story: string): Promise<{ recordVersion: number }> {
  const { stories } = (await (await page.request.get("/api/demo/stories")).json()) as {
    stories: { id: string; patientId: string }[];
  };
  const patientId = stories.find(({ id }) => id === story)?.patientId;
  return (await (await page.request.get(`/api/patients/${patientId}/chart`)).json()) as { recordVersion: number };
}
