import type { Page } from "playwright-core";

/** Opens the chart of a person from the registry, as anyone who looks for them does. */
export async function openChart(page: Page, name: string): Promise<void> {
  await page.goto("/registry");
  await page.getByRole("searchbox", { name: "Filter this list by name" }).fill(name);
  const line = page.locator(`[role=row][aria-label^="${name}"], a[href*="/patients/"]:has-text("${name}")`).first();
  await line.waitFor();
  await line.click();
  await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
}

/** The same, and their Medications tab. */
export async function openMedicines(page: Page, name: string): Promise<void> {
  await openChart(page, name);
  await page.getByRole("navigation", { name: "Chart" }).getByRole("link", { name: "Medications" }).click();
  await page.getByRole("heading", { level: 2, name: /on the list/ }).waitFor();
}
