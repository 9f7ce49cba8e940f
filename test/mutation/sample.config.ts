import { defineConfig } from "vitest/config";

/** The tests of the files that are sampled: none of them loads the knowledge, so that a change is tried in a moment. */
export default defineConfig({
  test: {
    setupFiles: ["test/seeded-properties.ts"],
    include: [
      "src/clinical/findings/{judge-cells,merge-cells,table-faults}.test.ts",
      "src/clinical/record/contradiction-faults.test.ts",
      "src/clinical/situation/{percent-change,c-ssrs-level}.test.ts",
      "src/clinical/timeline/day-number.test.ts",
    ],
    env: { TZ: "UTC" },
    testTimeout: 60_000,
  },
});
