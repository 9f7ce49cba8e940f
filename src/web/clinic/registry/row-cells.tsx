import type { TFunction } from "i18next";
import type { RegistryRow as Row } from "../../../clinical/registry/row.ts";
import { DoesNotApply, Figure } from "../../shared/ui/figure.tsx";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../shared/ui/format-date.ts";
import { formatAmount, formatChange, formatWhole } from "../../shared/ui/format-number.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { FLAG_MARKS } from "./flags.ts";
import { ageOn, askedWords, daysBetween, doseWords, medicineWords, nextVisitWords } from "./row-words.ts";
import { said } from "./said.ts";
import { NoSpark, SparkLine } from "./spark-line.tsx";

/*
 * What the cells of a row hold, for the line and the card alike. A fast wheel brings a hundred people a second, and each element and each
 * shape of a row is felt: marks that look the same in every row are drawn by the style sheet on the element that is there anyway.
 */

const ADULT = 18;

export interface CellProps {
  readonly row: Row;
  readonly t: TFunction;
}

export const flagClass = (row: Row): string => `flag ${FLAG_MARKS[row.flag].tone}`;

export function FlagCell({ row, t }: CellProps) {
  const { shape } = FLAG_MARKS[row.flag];
  return (
    <>
      {shape && <FlagMark shape={shape} />}
      {said(t, `registry.flag.${row.flag}`)}
    </>
  );
}

/** A plain link: the list hears its press, and the browser can open it in a new tab. */
export function PatientName({ row, canOpen }: { readonly row: Row; readonly canOpen: boolean }) {
  if (!canOpen) return <span className="patient-name">{row.name}</span>;
  return (
    <a href={`/patients/${row.patientId}`} className="patient-name" tabIndex={-1}>
      {row.name}
    </a>
  );
}

/** What belongs to the name: age, language, minor, Part 2. */
export function NameMarks({ row, t }: CellProps) {
  const died = row.flag === "died";
  const age = row.birthDate ? ageOn(row.birthDate, row.derivedOn) : null;
  const language = row.language?.split("-")[0] ?? null;
  return (
    <>
      {!died &&
        (age === null ? (
          <span className="unknown">{said(t, "registry.ageUnknown")}</span>
        ) : (
          <span className="muted">{age}</span>
        ))}
      {!died && age !== null && age < ADULT && <span className="tag">{said(t, "registry.minor")}</span>}
      {language && language !== "en" && (
        <span className="tag" title={languageTitle(t, language, row.interpreterNeeded)}>
          {language}
          {row.interpreterNeeded && <span aria-hidden="true"> ⇄</span>}
        </span>
      )}
      {row.part2 && (
        <span className="part2" role="img" aria-label={said(t, "registry.part2")} title={said(t, "registry.part2")}>
          <Icon name="lock" size={11} />
        </span>
      )}
    </>
  );
}

function languageTitle(t: TFunction, language: string, interpreter: boolean): string {
  const name = languageName(said(t, "locale"), language);
  return interpreter ? said(t, "registry.interpreterFor", { language: name }) : name;
}

const languageNames = new Map<string, string>();

/** The name of a language in words, asked of the browser once: making its list of names takes as long as drawing several rows. */
function languageName(locale: string, language: string): string {
  const key = `${locale} ${language}`;
  const known = languageNames.get(key);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(language) ?? language;
  languageNames.set(key, name);
  return name;
}

/** Whose treatment the line to consider touches: its mark stands before the words. */
export function considerClass({ flag, consider, upToDate }: Row): string {
  if (!upToDate) return "consider";
  if (!consider) return "consider no-track";
  if (flag === "on-course") return "consider mark-none";
  return `consider mark-${consider.track === "safety" ? "both" : consider.track}`;
}

export function ConsiderCell({ row, t }: CellProps) {
  if (!row.upToDate)
    return (
      <>
        <FlagMark shape="clock" size={12} />
        <span className="unknown">{said(t, "registry.wait")}</span>
        <span className="muted">{said(t, "registry.waitWhy")}</span>
      </>
    );
  return (
    <>
      <span className="consider-text">
        {row.consider?.decided && <span className="muted">{said(t, "registry.decided")} </span>}
        {row.consider?.text ?? said(t, "registry.nothingWaits")}
      </span>
      <AskedMark row={row} t={t} />
    </>
  );
}

/** That the person was asked to fill something in, and has not. */
function AskedMark({ row, t }: CellProps) {
  if (!row.asked) return null;
  const date = formatDay(row.asked.on, said(t, "locale"), row.derivedOn);
  return (
    <span className="tag asked-mark" title={askedWords(t, row)}>
      {said(t, row.asked.remind ? "registry.asked.remind" : "registry.asked.short", { date })}
    </span>
  );
}

/** Initials under their mark, therapy before medication; names for the ear and on hover. */
export function TeamCell({ row, t }: CellProps) {
  const therapy = row.team.find((member) => member.track === "therapy" || member.track === "both");
  const medication = row.team.find((member) => member.track === "medication");
  if (!therapy && !medication) return <span className="unknown">{said(t, "registry.nobody")}</span>;
  return (
    <>
      {therapy ? <TeamMember member={therapy} mark="therapy" t={t} /> : <span className="team-member" />}
      {medication && <TeamMember member={medication} mark="medication" t={t} />}
    </>
  );
}

function TeamMember(props: {
  readonly member: Row["team"][number];
  readonly mark: "therapy" | "medication";
  readonly t: TFunction;
}) {
  const { member, mark, t } = props;
  return (
    <span className={`team-member mark-${mark}`} title={`${member.name}, ${said(t, `role.${member.role}`)}`}>
      {member.initials}
    </span>
  );
}

export function SymptomCell({ row, t }: CellProps) {
  const { symptom } = row;
  if (!("value" in symptom))
    return (
      <>
        <NoSpark />
        <Figure figure={symptom} doesNotApply={said(t, "figure.doesNotApply")}>
          {() => null}
        </Figure>
      </>
    );
  const { instrument, first, now, prorated, spark, stale } = symptom.value;
  return (
    <>
      <SparkLine spark={spark} stale={stale} />
      <span className="instrument">{instrument}</span>
      <FirstNow first={formatAmount(first)} now={`${prorated ? "≈" : ""}${formatAmount(now)}`} />
    </>
  );
}

/** First → now: what was, lighter; what is, in ink. Figure spaces keep one digit under the second of two. */
export function FirstNow({ first, now }: { readonly first: string; readonly now: string }) {
  return (
    <span className="first-now">
      {first.padStart(2, "\u2007")}
      <b>{now.padStart(2, "\u2007")}</b>
    </span>
  );
}

/** Percent of change, or the age of a score too old to speak of one. */
export function ChangeCell({ row, t }: CellProps) {
  if (!("value" in row.symptom)) return null;
  const { stale, changePct } = row.symptom.value;
  if (stale) {
    const days = daysBetween(row.symptom.asOf, row.derivedOn);
    return <span className="unknown">{said(t, "registry.daysOld", { days })}</span>;
  }
  return changePct === null ? <DoesNotApply words={said(t, "figure.doesNotApply")} /> : formatChange(changePct);
}

export function WeeksCell({ row, t }: CellProps) {
  if (!("value" in row.symptom)) return null;
  const { weeks } = row.symptom.value;
  return weeks === null ? <DoesNotApply words={said(t, "figure.doesNotApply")} /> : formatWhole(weeks);
}

/** Three bars for the burden of side effects, drawn before its word. */
export const burdenClass = ({ sideEffects }: Row): string =>
  "value" in sideEffects ? ` burden burden-${sideEffects.value}` : "";

export function SideEffectsCell({ row, t }: CellProps) {
  return (
    <Figure figure={row.sideEffects} doesNotApply={said(t, "figure.doesNotApply")}>
      {(burden) => said(t, `registry.burden.${burden}`)}
    </Figure>
  );
}

/** The first medicine as a chip, how many more beside it. Short-term medicines are outlined. All of them are in the cell's title. */
export function MedicinesCell({ row, t }: CellProps) {
  const [first, ...more] = row.medicines;
  if (!first) return <span className="muted">{said(t, "registry.noMedicine")}</span>;
  return (
    <>
      <span className={first.shortTerm ? "dose short-term" : "dose"}>
        <span className="dose-name">{first.name}</span> <b>{doseWords(t, first)}</b>
      </span>
      {more.length > 0 && <span className="more">+{more.length}</span>}
    </>
  );
}

export const medicinesTitle = (t: TFunction, row: Row): string | undefined =>
  row.medicines.length > 0 ? medicineWords(t, row) : undefined;

export function NextVisit({ row, timeZone, t }: CellProps & { readonly timeZone: string }) {
  const visit = nextVisitWords(t, row, timeZone);
  if (!visit) return <span className="unknown">{said(t, "registry.noneBooked")}</span>;
  if (!visit.today) return visit.text;
  return (
    <>
      <b className="medium">{said(t, "registry.today")}</b> {visit.text}
    </>
  );
}
