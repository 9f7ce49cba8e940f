import type { Person } from "./person.ts";

const SKILLS: Readonly<Record<string, readonly string[]>> = {
  cbt: ["thought record", "activity schedule", "sleep diary"],
  ba: ["activity schedule", "values sheet", "mood log"],
  ipt: ["role goals", "one talk that was put off", "mood log"],
  act: ["valued action", "noticing practice", "willingness log"],
  "cbt-gad": ["worry time", "thought record", "relaxation"],
  "panic-cbt": ["panic log", "interoceptive practice", "in-vivo step"],
  "sad-cbt": ["attention outward", "small experiment", "video review"],
  cpt: ["stuck-point log", "ABC sheet", "challenging questions"],
  pe: ["imaginal recording", "in-vivo step", "breathing"],
  emdr: ["calm place", "trigger log"],
  erp: ["exposure without ritual", "ritual log"],
  "cbt-i": ["sleep window", "sleep diary", "stimulus control"],
  "cbt-sud": ["craving log", "refusal practice", "high-risk plan"],
  met: ["change plan", "pros and cons"],
  cbtp: ["coping card", "evidence log"],
  fft: ["early-warning list", "family meeting"],
  "guided-self-help": ["workbook chapter", "activity schedule"],
};

/** Sessions, homework, and how the work together is felt, from day 0 to the last contact. */
export function writeTherapy(person: Person, protocol: string, planned: number): void {
  const { random, writer, course, habits, presentation } = person;
  writer.add(0, "therapy", {
    courseId: "course-1",
    action: "start",
    protocol,
    plannedSessions: planned,
    frequency: "weekly",
  });
  const modality = random.weighted([
    { weight: 6, is: "in-person" },
    { weight: 3, is: "video" },
    { weight: 1, is: "phone" },
  ] as const).is;
  const group = presentation.features.includes("opioid-screens") && random.chance(0.6);
  let session = 0;
  let before: number | undefined;
  for (let day = 0; day <= course.lastContact; day += session >= planned ? 28 : session >= 10 ? 14 : 7) {
    const kept = day === 0 || random.chance(habits.keepsVisits);
    const status = kept ? "attended" : random.chance(0.55) ? "no-show" : "late-cancel";
    if (kept) session += 1;
    writer.add(day, "visit", {
      type: "therapy",
      status,
      modality,
      minutes: 50,
      protocol,
      ...(kept ? { session } : {}),
      ...(person.language === "en" ? {} : { interpreter: true }),
    });
    if (group)
      writer.add(day + 2, "visit", {
        type: "group",
        status: random.chance(habits.keepsVisits) ? "attended" : "no-show",
        minutes: 90,
      });
    if (!kept) continue;
    if (before !== undefined) writeHomework(person, protocol, session, before, day);
    if (session % 4 === 3) writeSessionCheck(person, day);
    before = day;
  }
  const end = { courseId: "course-1", protocol, plannedSessions: planned } as const;
  const well = course.burden(course.lastContact) < 0.4;
  if (well && course.lastContact === writer.lastDay && session >= planned + 2) {
    writer.add(course.lastContact, "therapy", { ...end, action: "complete" });
  }
}

/** Tasks set in one session and what came of them by the next. */
function writeHomework(
  { random, writer, habits }: Person,
  protocol: string,
  session: number,
  set: number,
  due: number,
): void {
  for (const [place, skill] of (SKILLS[protocol] ?? ["practice"]).slice(0, random.whole(1, 3)).entries()) {
    const homeworkId = `hw-${session - 1}-${place + 1}`;
    writer.add(set, "homework", { homeworkId, action: "assigned", skill, due: writer.date(due) });
    const did = random.chance(habits.doesHomework);
    const action = did ? (random.chance(0.75) ? "done" : "partial") : "skipped";
    writer.add(due, "homework", { homeworkId, action, skill });
  }
}

function writeSessionCheck({ random, writer, course }: Person, day: number): void {
  const good = course.archetype === "deteriorating" || course.archetype === "early-dropout" ? 0.5 : 0.85;
  const answers = [0, 1, 2].map(() => (random.chance(good) ? random.whole(3, 4) : random.whole(1, 3)));
  writer.add(day, "score", { instrument: "session-check", answers, completedBy: "patient" });
}
