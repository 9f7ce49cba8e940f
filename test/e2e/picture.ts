import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Keeps a picture of the page in test-results/, for people to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir("test-results", { recursive: true });
  await page.screenshot({ path: join("test-results", `${name}.png`), animations: "disabled" });
}
