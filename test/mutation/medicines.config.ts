import { defineConfig } from "vitest/config";

/** The tests of the medicine files that are sampled, and those of findings beside the plan. */
export default defineConfig({
  test: {
    setupFiles: ["test/seeded-properties.ts"],
    include: [
      "src/clinical/medication/{opioid,supply}/*.test.ts",
      "src/clinical/medication/taper/withdrawal-or-relapse.test.ts",
      "src/clinical/reconciliation/{medicine-changes,medicine-list,order-check,question-threads,reconcile-need,regimen-of}.test.ts",
    ],
    env: { TZ: "UTC" },
    testTimeout: 60_000,
  },
});
