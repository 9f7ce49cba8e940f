import { expect, it } from "vitest";
import { withoutMessage } from "./log.ts";

it("tells where an error came from and nothing of what it quotes", () => {
  const error = new Error('duplicate key: (name)=("Jordan Reyes")\nDetail: Jordan Reyes');
  const written = JSON.stringify(withoutMessage(error));
  expect(written).toContain("log.test.ts");
  expect(written).not.toContain("Jordan");
});
