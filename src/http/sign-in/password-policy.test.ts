import { describe, expect, it } from "vitest";
import { passwordFault } from "./password-policy.ts";

const person = { email: "amara.okafor@clinic.example", name: "Amara Okafor" };

describe("passwordFault", () => {
  it.each([
    ["short", "elevenchars", "password.short"],
    ["common", "Password1234", "password.common"],
    ["one letter over and over", "aaaaaaaaaaaaaaaa", "password.common"],
    ["one piece over and over", "abcde1abcde1", "password.common"],
    ["their own name", "amaraokafor12", "password.personal"],
    ["endless", "a1b2c3d4".repeat(30), "password.long"],
  ])("refuses a %s password", (_, password, fault) => {
    expect(passwordFault(password, person)).toBe(fault);
  });

  it("takes a plain sentence without digits or signs", () => {
    expect(passwordFault("the kettle sings at noon", person)).toBeNull();
  });
});
