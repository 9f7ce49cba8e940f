import { defineConfig } from "vitest/config";

const pure = ["src/**/*.test.ts", "src/**/*.test.tsx", "scripts/**/*.test.ts"];
const onDatabase = ["**/*.db.test.ts"];
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
          exclude: [...elsewhere, ...onDatabase],
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
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
