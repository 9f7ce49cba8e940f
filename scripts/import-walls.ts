import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root, sourceFiles } from "./source-files.ts";

interface Room {
  readonly path: string;
  readonly mayImport: readonly string[];
  readonly reason: string;
}

/** The arrows of the house, most specific room first. A file may always import from its own room. */
const rooms: readonly Room[] = [
  {
    path: "src/clinical",
    mayImport: [],
    reason:
      "clinical rules are pure: no I/O, no clock, nothing of ours, so that the same input always gives the same output",
  },
  { path: "src/knowledge", mayImport: ["src/clinical"], reason: "the reader of knowledge files only reads and checks" },
  { path: "src/fhir", mayImport: ["src/clinical"], reason: "FHIR mapping is pure translation" },
  { path: "src/store", mayImport: ["src/clinical"], reason: "SQL knows the domain, never the use case" },
  {
    path: "src/service",
    mayImport: ["src/clinical", "src/fhir", "src/store", "src/http/contract"],
    reason: "use cases know no transport: HTTP, jobs and command line call them, not the other way round",
  },
  {
    path: "src/http/contract",
    mayImport: ["src/clinical"],
    reason: "the contract is shared with the browser, where no server code may go",
  },
  {
    path: "src/http",
    mayImport: ["src/clinical", "src/knowledge", "src/fhir", "src/store", "src/service"],
    reason: "routes call use cases",
  },
  {
    path: "src/jobs",
    mayImport: ["src/clinical", "src/store", "src/service"],
    reason: "a job is a use case on a timer",
  },
  {
    path: "src/web",
    mayImport: ["src/clinical", "src/http/contract"],
    reason: "what the browser loads must hold no server code",
  },
  {
    path: "src/cli",
    mayImport: ["src"],
    reason: "",
  },
];

/** What an `import … from`, an `export … from`, a bare `import` or an `import()` names. */
const specifierPattern = /(?:^(?:import|export)\b[^;"']*?\bfrom\s*|^import\s+|\bimport\s*\(\s*)["']([^"']+)["']/gm;
const clinicalLibraries = /^(zod|temporal-polyfill|intl-messageformat|fast-check|vitest)(\/|$)/;

function roomOf(file: string): Room | undefined {
  return rooms.find((room) => file.startsWith(`${room.path}/`));
}
function isTest(file: string): boolean {
  return /\.(test|arbitrary)\.tsx?$/.test(file) || file.includes("/testing/");
}

/** Each import that crosses a wall, with the reason the wall stands. */
export function brokenWalls(): string[] {
  const faults: string[] = [];
  for (const file of sourceFiles().filter((name) => /^src\/.*\.tsx?$/.test(name))) {
    const text = readFileSync(join(root, file), "utf8");
    const room = roomOf(file);
    const specifiers = [...text.matchAll(specifierPattern)].map(([, name = ""]) => name);
    for (const target of specifiers.filter((name) => name.startsWith("."))) {
      const path = normalize(join(dirname(file), target));
      if (path.startsWith("src/cli/") && !file.startsWith("src/cli/") && file !== "src/main.ts") {
        faults.push(`${file} imports ${path}: nobody imports the command line`);
      }
      if (!room || isTest(file) || !path.startsWith("src/") || path.startsWith(`${room.path}/`)) continue;
      if (room.mayImport.some((allowed) => path.startsWith(`${allowed}/`))) continue;
      faults.push(`${file} imports ${path}: ${room.reason}`);
    }
    if (room?.path === "src/clinical" && !isTest(file)) {
      for (const library of specifiers.filter((name) => !name.startsWith("."))) {
        if (!clinicalLibraries.test(library)) faults.push(`${file} imports ${library}: ${room.reason}`);
      }
      if (/\bMath\.random\b|\bDate\.now\b|\bnew Date\(/.test(text))
        faults.push(`${file} reads clock or chance: ${room.reason}`);
    }
  }
  return faults;
}
