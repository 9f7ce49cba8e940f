import { describe, expect, it } from "vitest";
import { readSettings } from "./read-settings.ts";

describe("readSettings", () => {
  it("listens on this machine alone, on 8080, without demo, unless told otherwise", () => {
    expect(readSettings({}, {})).toMatchObject({
      host: "127.0.0.1",
      port: 8080,
      demo: false,
      web: true,
      databaseUrl: null,
    });
  });

  it("lets a flag win over the environment", () => {
    expect(readSettings({ port: 0 }, { PORT: "9000" }).port).toBe(0);
    expect(readSettings({}, { PORT: "9000" }).port).toBe(9000);
  });

  it.each([
    [{ PORT: "http" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ ACCORD_ORIGIN: "clinic.example" }, "ACCORD_ORIGIN"],
    [{ ACCORD_ORIGIN: "https://clinic.example/accord" }, "ACCORD_ORIGIN"],
  ])("says what is wrong with %j", (environment, name) => {
    expect(() => readSettings({}, environment)).toThrow(name);
  });
});
