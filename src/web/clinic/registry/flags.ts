import type { Flag, View } from "../../../clinical/registry/row.ts";
import type { FlagShape } from "../../shared/ui/flag-mark.tsx";

/** Shape and tone of each flag. The quiet ones have no mark. */
export const FLAG_MARKS: Readonly<
  Record<Flag, { readonly shape: FlagShape | null; readonly tone: "safety" | "decide" | "plain" | "on-course" }>
> = {
  safety: { shape: "octagon", tone: "safety" },
  ask: { shape: "dashed-ring", tone: "plain" },
  decide: { shape: "diamond", tone: "decide" },
  worse: { shape: "triangle", tone: "plain" },
  overdue: { shape: "clock", tone: "plain" },
  lost: { shape: "broken-ring", tone: "plain" },
  due: { shape: "clock", tone: "plain" },
  "lab-due": { shape: "flask", tone: "plain" },
  ready: { shape: "stairs", tone: "plain" },
  "on-course": { shape: null, tone: "on-course" },
  died: { shape: null, tone: "on-course" },
};

/** Saved views in the order shown, each with the shape of what it gathers. */
export const VIEW_MARKS: readonly { readonly view: View; readonly shape: FlagShape | null }[] = [
  { view: "everyone", shape: null },
  { view: "safety", shape: "octagon" },
  { view: "decide-now", shape: "diamond" },
  { view: "not-improving", shape: "triangle" },
  { view: "overdue", shape: "clock" },
  { view: "lost-to-contact", shape: "broken-ring" },
  { view: "unknown-to-ask", shape: "dashed-ring" },
  { view: "labs-due", shape: "flask" },
  { view: "refill-gap", shape: "capsule" },
  { view: "ready-to-step-down", shape: "stairs" },
];
