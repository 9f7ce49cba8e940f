import { monitorMedicine } from "./monitoring.ts";
import { type Person, trueTotal } from "./person.ts";
import { lowerOrder, type Order, raiseOrder, startOrder, stopOrder } from "./prescribing.ts";

/** Orders, prescriber visits, what was asked there, and doses that follow the course of the illness. */
export function writeMedication(person: Person): void {
  const { random, presentation, course } = person;
  const choices = presentation.medicines;
  const first = random.chance(0.6) ? choices[0]! : random.pick(choices);
  let order = startOrder(person, "order-1", first, 0);
  const visits = new Set(visitDays(person));
  for (const day of [...new Set([...visits, ...checkInDays(person)])].sort((one, other) => one - other)) {
    if (!visits.has(day)) askAbout(person, order, day);
    else if (writeVisit(person, day)) {
      askAbout(person, order, day);
      monitorMedicine(person, order, day);
      const next = decide(person, order, day);
      if (next.orderId !== order.orderId) writeRefills(person, order, day);
      order = next;
    }
  }
  writeRefills(person, order, course.lastContact);
  if (order.ladder.frequency === "as-needed" && random.chance(0.7)) stopOrder(person, order, 42, "Stop date reached");
  else if (mayTaper(person) && random.chance(0.4)) startTaper(person, order, course.days - random.whole(5, 40));
}

/** Only depression and anxiety, long well: mood stabilisers, antipsychotics and medicines for addiction are not tapered here. */
function mayTaper({ course, presentation }: Person): boolean {
  const condition = presentation.conditions[0]!.condition;
  const may = ["mdd", "gad", "panic", "social-anxiety"].includes(condition);
  return may && course.archetype === "maintenance" && course.days > 270;
}

function startTaper(person: Person, order: Order, day: number): void {
  const { ladder, step } = order;
  if (step === 0 || ladder.frequency !== "once-daily") return;
  const left = ladder.steps.slice(0, step).toReversed();
  const schedule = [...left, 0].map((doseMg, place) => ({ day: place * 28, doseMg }));
  person.writer.add(day, "taper", { medication: ladder.medication, action: "started", schedule });
  lowerOrder(person, order, day, "First step of the taper");
}

/** What the pharmacy tells of: a month's supply at a time, now and then late or never fetched. Not every pharmacy tells. */
function writeRefills({ random, writer, habits }: Person, { ladder, startedOn }: Order, until: number): void {
  if (ladder.frequency === "as-needed" || ladder.frequency === "monthly" || !random.chance(0.6)) return;
  for (let day = startedOn; day <= until; day += random.whole(27, 31)) {
    if (!random.chance(0.85 + 0.14 * (habits.takesDoses ?? 0.8))) continue;
    writer.add(day, "dispense", { medication: ladder.medication, daysSupply: 30, quantity: 30 });
  }
}

function visitDays({ random, course, age }: Person): number[] {
  const early = age < 25 ? [7, 14, 21, 28, 42, 56, 84] : [random.whole(7, 14), 28, 56, 84];
  const days = [0, ...early];
  for (let day = 112; day <= course.lastContact; day += course.archetype === "maintenance" ? 56 : 28) days.push(day);
  return days.filter((day) => day <= course.lastContact);
}

/** Between visits people say on their phone what they took and what bothers them: about every two weeks, some never. */
function checkInDays({ random, course, habits }: Person): number[] {
  const days: number[] = [];
  for (let day = 14; day <= course.lastContact; day += day < 112 ? 14 : 28) {
    if (random.chance(habits.fillsForms * 0.9)) days.push(Math.min(course.lastContact, day + random.whole(0, 4)));
  }
  if (course.lastContact > 7 && random.chance(habits.fillsForms * 0.8))
    days.push(course.lastContact - random.whole(0, 7));
  return days;
}

/** True where the person came. */
function writeVisit({ random, writer, habits, language }: Person, day: number): boolean {
  const kept = day === 0 || random.chance(habits.keepsVisits);
  writer.add(day, "visit", {
    type: "medication",
    status: kept ? "attended" : "no-show",
    modality: random.pick(["in-person", "in-person", "video", "phone"]),
    minutes: day === 0 ? 50 : 25,
    ...(language === "en" ? {} : { interpreter: true }),
  });
  return kept;
}

function askAbout({ random, writer, habits }: Person, { ladder, since }: Order, day: number): void {
  if (day === 0) return;
  if (habits.takesDoses !== undefined && ladder.frequency !== "as-needed" && ladder.frequency !== "monthly") {
    const of = day < 14 ? 7 : 28;
    let missed = 0;
    for (let dose = 0; dose < of; dose++) if (!random.chance(habits.takesDoses)) missed++;
    writer.add(day, "adherence", { medication: ladder.medication, missed, of, source: "patient" });
  }
  if (random.chance(0.1)) return;
  const recent = day - since < 28;
  const severity = random.weighted([
    { weight: recent ? 45 : 75, is: "none" },
    { weight: recent ? 40 : 20, is: "mild" },
    { weight: recent ? 13 : 4, is: "moderate" },
    { weight: recent ? 2 : 1, is: "severe" },
  ] as const).is;
  const effect = severity === "none" ? "any" : random.pick(ladder.effects);
  writer.add(day, "side-effect", { effect, severity, medication: ladder.medication });
}

/** What a careful prescriber would do at this visit; one time in five nothing is changed though it might be. */
function decide(person: Person, order: Order, day: number): Order {
  const { random, presentation } = person;
  if (order.step < order.ladder.effectiveFrom && day > 0)
    return raiseOrder(person, order, day, "Lowest effective dose");
  const weeks = (day - order.since) / 7;
  if (day < 26 || weeks < 3 || random.chance(0.2)) return order;
  const plan = presentation.measures[0]!;
  const first = person.first.get(plan.instrument)!;
  const improvement = 1 - trueTotal(person, plan, day) / Math.max(1, first);
  if (improvement >= 0.5) return order;
  const raised = raiseOrder(
    person,
    order,
    day,
    improvement < 0.2 ? "Little change at this dose" : "Partly better, room above",
  );
  const accept = (rule: string) =>
    person.writer.add(day, "decision", { rule, action: "accepted", reason: "Agreed with the patient" });
  if (raised !== order) {
    accept(improvement < 0.2 ? "PIV-W4-3" : "PIV-W6-2");
    return raised;
  }
  const next = presentation.medicines.find((ladder) => ladder.medication !== order.ladder.medication);
  if (improvement >= 0.25 || next === undefined || weeks < 6 || order.orderId !== "order-1") return order;
  stopOrder(person, order, day, "No response at the highest dose");
  accept("PIV-W6-1");
  return startOrder(person, "order-2", next, day);
}
