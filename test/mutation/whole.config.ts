import { defineConfig } from "vitest/config";

/** What mutation testing of the whole clinical core runs against each change it makes: its pure tests and the cases of the knowledge. */
export default defineConfig({
  test: {
    setupFiles: ["test/seeded-properties.ts"],
    include: ["src/clinical/**/*.test.ts", "src/knowledge/cases.test.ts"],
    exclude: ["**/*.db.test.ts", "**/node_modules/**"],
    env: { TZ: "UTC" },
    testTimeout: 60_000,
  },
});
