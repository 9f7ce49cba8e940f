import { defineConfig } from "vitest/config";

const pure = ["src/**/*.test.ts", "src/**/*.test.tsx", "scripts/**/*.test.ts"];
/** On a clone of the migrated template: once on the embedded PostgreSQL, once on that of the machine. */
const onDatabase = ["**/*.db.test.ts"];
/** With an embedded cluster of its own, launched, killed and launched again: the machine's PostgreSQL has no part in it. */
const ownCluster = ["**/*.cluster.test.ts"];
const inBrowser = ["test/e2e/**/*.e2e.test.ts"];
const setupFiles = ["test/seeded-properties.ts"];
const elsewhere = ["**/node_modules/**", "dist/**", "data/**"];

/** Pure tests run once in each of these zones: date logic that leans on the machine's clock shows. */
const zones = { unit: "UTC", "unit-new-york": "America/New_York", "unit-kiritimati": "Pacific/Kiritimati" };

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      ...Object.entries(zones).map(([name, TZ]) => ({
        test: {
          name,
          setupFiles,
          include: pure,
          exclude: [...elsewhere, ...onDatabase, ...ownCluster],
          // They hold no state between files: each would load the same modules and knowledge again.
          isolate: false,
          env: { TZ },
          testTimeout: 60_000,
        },
      })),
      {
        test: {
          name: "db",
          setupFiles,
          include: onDatabase,
          exclude: [...elsewhere, "test/conformance/**"],
          globalSetup: ["src/store/testing/global-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "cluster",
          setupFiles,
          include: ownCluster,
          exclude: elsewhere,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "conformance",
          setupFiles,
          include: ["test/conformance/**/*.test.ts"],
          exclude: elsewhere,
          globalSetup: ["src/store/testing/global-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: inBrowser,
          exclude: elsewhere,
          globalSetup: ["test/e2e/global-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
