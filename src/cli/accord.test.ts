import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const command = fileURLToPath(new URL("./accord.ts", import.meta.url));
const accord = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: "utf8" });

describe("accord", () => {
  it("explains itself, each command with one line", () => {
    const { status, stdout } = accord("--help");
    expect(status).toBe(0);
    for (const name of [
      "serve",
      "setup",
      "password",
      "score",
      "assess",
      "import",
      "export",
      "simulate",
      "verify",
      "rebuild",
    ])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(stdout).toContain("Examples:");
  });

  it("names the nearest command for a misspelled one and ends with 2", () => {
    const { status, stderr, stdout } = accord("asses");
    expect(status).toBe(2);
    expect(stderr).toContain("Did you mean assess?");
    expect(stdout).toBe("");
  });

  it("ends with 2 for an option nobody knows", () => {
    expect(accord("score", "PHQ-9", "--anwsers", "1").status).toBe(2);
  });
});
