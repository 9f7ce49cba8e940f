import type { Person } from "./person.ts";
import type { Order } from "./prescribing.ts";

/** Laboratory values, vital signs, injections and screens that a medicine asks for, as far as they were done. */
export function monitorMedicine(person: Person, order: Order, day: number): void {
  const { random, writer, presentation } = person;
  const has = (feature: (typeof presentation.features)[number]) => presentation.features.includes(feature);
  if (has("lithium-labs") && order.ladder.medication === "lithium" && random.chance(0.75)) writeLithium(person, day);
  if (has("stimulant-vitals")) {
    writer.add(day, "vital", { test: "heart-rate", value: random.whole(62, 98), unit: "/min" });
    writer.add(day, "vital", { test: "bp-systolic", value: random.whole(104, 139), unit: "mmHg" });
  }
  if (has("injection")) {
    const doseMg = order.ladder.steps[order.step]!;
    const site = random.pick(["left deltoid", "right deltoid"]);
    writer.add(day, "administration", { medication: order.ladder.medication, doseMg, site });
    if (day % 84 === 0) {
      writer.add(day, "vital", { test: "weight", value: random.whole(580, 1080) / 10, unit: "kg" });
      writer.add(day, "lab", { test: "hba1c", value: random.whole(49, 64) / 10, unit: "%" });
    }
  }
  if (has("opioid-screens")) writeOpioidScreen(person, day);
}

function writeLithium({ random, writer }: Person, day: number): void {
  if (day === 0) {
    writer.add(0, "lab", { test: "tsh", value: random.whole(8, 39) / 10, unit: "mIU/L" });
    writer.add(0, "lab", { test: "creatinine", value: random.whole(60, 105) / 100, unit: "mg/dL" });
    return;
  }
  writer.add(day, "lab", { test: "lithium-level", value: random.whole(45, 98) / 100, unit: "mmol/L" });
}

function writeOpioidScreen({ random, writer, course }: Person, day: number): void {
  const used = day === 0 || random.chance(course.burden(day) * 0.35);
  const screen = (substance: string, positive: boolean) =>
    ({ substance, result: positive ? "positive" : "negative" }) as const;
  writer.add(day, "tox-screen", {
    results: [screen("buprenorphine", day > 0), screen("fentanyl", used), screen("benzodiazepines", false)],
    expected: day === 0 ? [] : ["buprenorphine"],
  });
  if (day === 0) {
    writer.add(0, "medication", {
      orderId: "naloxone-1",
      action: "start",
      medication: "naloxone",
      doseMg: 4,
      frequency: "as-needed",
      route: "nasal",
      form: "nasal-spray",
      indication: "overdose-rescue",
      source: "prescribed",
    });
    writer.add(0, "pdmp-check", { finding: "expected" });
    writer.add(0, "use", { substance: "fentanyl", frequency: "daily", lastUsedAt: writer.date(-1) });
  } else {
    writer.add(day, "use", { substance: "fentanyl", frequency: used ? "occasional" : "none" });
  }
}
