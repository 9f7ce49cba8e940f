import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ServerProcess, startServerProcess } from "../../src/http/testing/server-process.ts";
import { accessibilityFaults } from "./accessible.ts";
import { launchBrowser } from "./browser.ts";

const NEXT = "a lamp beside the door";
let folder: string;
let server: ServerProcess;
let browser: Browser;
let password: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-own-"));
  const person = ["--organization", "Riverside", "--person", "Amara Okafor", "--email", "amara@riverside.example"];
  const env = { ...process.env, ACCORD_DATA: folder };
  const made = spawnSync("./accord", ["setup", ...person, "--role", "therapist", "--json"], { env, encoding: "utf8" });
  password = (JSON.parse(made.stdout) as { password: string }).password;
  server = await startServerProcess({ ACCORD_DATA: folder });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

it("takes a first person from the command line to their own password, an empty registry, and back out", async () => {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await page.goto("/");
  expect(await page.getByText("Demo").count()).toBe(0);
  await page.getByLabel("E-mail").fill("amara@riverside.example");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();

  await page.getByRole("heading", { name: "Choose your own password" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel("Password you were given").fill(password);
  await page.getByLabel("New password").fill("password1234");
  await page.getByRole("button", { name: "Use this password" }).click();
  await page.getByText("among the first that are guessed").waitFor();
  await page.getByLabel("New password").fill(NEXT);
  await page.getByRole("button", { name: "Use this password" }).click();
  await page.getByRole("heading", { name: "Registry" }).waitFor();

  const again = await (await browser.newContext({ baseURL: server.url })).newPage();
  await again.goto("/");
  await again.getByLabel("E-mail").fill("amara@riverside.example");
  await again.getByLabel("Password").fill(NEXT);
  await again.getByRole("button", { name: "Sign in" }).click();
  await again.getByRole("heading", { name: "Registry" }).waitFor();
  expect(refused).toEqual([]);
});
