import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root, sourceFiles } from "./source-files.ts";

const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const files = sourceFiles();
const endingIn = (end: string) => files.filter((file) => file.endsWith(end));

it("runs a test twice, on two PostgreSQLs, only where it works on the one it is given", () => {
  const own = endingIn(".db.test.ts").filter((file) => !/\bwith(TestDatabase|TestClinic)\(/.test(textOf(file)));
  expect(own).toEqual([]);
  const given = endingIn(".cluster.test.ts").filter((file) =>
    /\bwith(TestDatabase|TestClinic)\(|TEST_DATABASE_URL/.test(textOf(file)),
  );
  expect(given).toEqual([]);
});

it("runs every test file in some project", () => {
  const config = textOf("vitest.config.ts");
  for (const end of [".db.test.ts", ".cluster.test.ts", ".e2e.test.ts"]) expect(config).toContain(end);
  const places =
    /^(src|scripts)\/.*\.test\.tsx?$|\.(db|cluster)\.test\.ts$|^test\/e2e\/.*\.e2e\.test\.ts$|^test\/conformance\//;
  expect(files.filter((file) => /\.test\.tsx?$/.test(file) && !places.test(file))).toEqual([]);
});

it("runs pure tests in the zone its project names", () => {
  const zone = process.env.TZ;
  expect(zone).toBeDefined();
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  const hoursBehind = { UTC: 0, "America/New_York": 5, "Pacific/Kiritimati": -14 }[zone as string];
  expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(Number(hoursBehind) * 60);
});
