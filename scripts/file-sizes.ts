import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, sourceFiles } from "./source-files.ts";

const LONGEST = 500;
const emptyNames = /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.|$)/;

/** Source files longer than a reader can hold, and names that say nothing. */
export function unreadableFiles(): string[] {
  return sourceFiles()
    .filter((file) => /^(src|scripts|bench|test)\/.*\.tsx?$/.test(file) && !file.includes(".generated."))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), "utf8").split("\n").length;
      return [
        ...(lines > LONGEST ? [`${file} has ${lines} lines: split it at a seam (limit ${LONGEST})`] : []),
        ...(emptyNames.test(file) ? [`${file}: a name that says nothing of what is inside`] : []),
      ];
    });
}
