import { expect, it } from "vitest";
import type { PushEvent } from "../contract/chart.ts";
import { ChangeHub } from "./change-hub.ts";

it("tells the screens of the organisation that changed, and no other", () => {
  const hub = new ChangeHub();
  const here: PushEvent[] = [];
  const there: PushEvent[] = [];
  hub.subscribe("a", (event) => here.push(event));
  hub.subscribe("b", (event) => there.push(event));
  hub.publish({ organizationId: "a", kind: "patient-changed", patients: ["p"] });
  expect(here).toEqual([{ kind: "patient-changed", patients: ["p"] }]);
  expect(there).toEqual([]);
});

it("stops when a screen is closed", () => {
  const hub = new ChangeHub();
  const heard: PushEvent[] = [];
  const stop = hub.subscribe("a", (event) => heard.push(event));
  stop();
  hub.publish({ organizationId: "a", kind: "alert-changed", patients: [] });
  hub.resync();
  expect(heard).toEqual([]);
});
