import type { TFunction } from "i18next";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { BurdenBars } from "../../shared/ui/burden-bars.tsx";
import { DoesNotApply, Figure } from "../../shared/ui/figure.tsx";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../shared/ui/format-date.ts";
import { formatAmount, formatChange, formatWhole } from "../../shared/ui/format-number.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { TrackMark } from "../../shared/ui/track-mark.tsx";
import { FLAG_MARKS } from "./flags.ts";
import { ageOn, askedWords, daysBetween, doseWords, medicineWords } from "./row-words.ts";

const ADULT = 18;

interface CellProps {
  readonly row: RegistryRow;
  readonly t: TFunction;
}

export function FlagCell({ row, t }: CellProps) {
  const { shape, tone } = FLAG_MARKS[row.flag];
  return (
    <span className={`flag ${tone}`}>
      {shape && <FlagMark shape={shape} />}
      {t(`registry.flag.${row.flag}`)}
    </span>
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
          <span className="unknown">{t("registry.ageUnknown")}</span>
        ) : (
          <span className="muted">{age}</span>
        ))}
      {!died && age !== null && age < ADULT && <span className="tag">{t("registry.minor")}</span>}
      {language && language !== "en" && (
        <span className="tag" title={languageTitle(t, language, row.interpreterNeeded)}>
          {language}
          {row.interpreterNeeded && <span aria-hidden="true"> ⇄</span>}
        </span>
      )}
      {row.part2 && (
        <span className="part2" role="img" aria-label={t("registry.part2")} title={t("registry.part2")}>
          <Icon name="lock" size={11} />
        </span>
      )}
    </>
  );
}

function languageTitle(t: TFunction, language: string, interpreter: boolean): string {
  const name = languageName(t("locale"), language);
  return interpreter ? t("registry.interpreterFor", { language: name }) : name;
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

export function ConsiderCell({ row, t }: CellProps) {
  if (!row.upToDate)
    return (
      <span className="consider">
        <FlagMark shape="clock" size={12} />
        <span className="unknown">{t("registry.wait")}</span>
        <span className="muted">{t("registry.waitWhy")}</span>
      </span>
    );
  if (!row.consider)
    return (
      <span className="consider no-track muted">
        <span className="consider-text">{t("registry.nothingWaits")}</span>
        <AskedMark row={row} t={t} />
      </span>
    );
  const { track, text } = row.consider;
  return (
    <span className="consider" title={text}>
      {row.flag === "on-course" ? <i className="no-mark" /> : <TrackMark track={track === "safety" ? "both" : track} />}
      <span className="consider-text">
        {row.consider.decided && <span className="muted">{t("registry.decided")} </span>}
        {text}
      </span>
      <AskedMark row={row} t={t} />
    </span>
  );
}

/** That the person was asked to fill something in, and has not. */
function AskedMark({ row, t }: CellProps) {
  if (!row.asked) return null;
  const date = formatDay(row.asked.on, t("locale"), row.derivedOn);
  return (
    <span className="tag asked-mark" title={askedWords(t, row)}>
      {t(row.asked.remind ? "registry.asked.remind" : "registry.asked.short", { date })}
    </span>
  );
}

/** Initials under their mark, therapy before medication; names for the ear and on hover. */
export function TeamCell({ row, t }: CellProps) {
  const therapy = row.team.find((member) => member.track === "therapy" || member.track === "both");
  const medication = row.team.find((member) => member.track === "medication");
  if (!therapy && !medication) return <span className="unknown">{t("registry.nobody")}</span>;
  return (
    <span className="team">
      {[therapy, medication].map((member, place) =>
        member ? (
          <span key={member.personId} className="team-member" title={`${member.name}, ${t(`role.${member.role}`)}`}>
            <TrackMark track={member.track === "medication" ? "medication" : "therapy"} size={9} />
            {member.initials}
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has no identity but its place
          <span key={place} className="team-member" />
        ),
      )}
    </span>
  );
}

export function ScoreCell({ row, t }: CellProps) {
  return (
    <Figure figure={row.symptom} doesNotApply={t("figure.doesNotApply")}>
      {({ instrument, first, now, prorated }) => (
        <>
          <span className="instrument">{instrument}</span>
          <FirstNow first={formatAmount(first)} now={`${prorated ? "≈" : ""}${formatAmount(now)}`} />
        </>
      )}
    </Figure>
  );
}

/** First → now: what was, lighter; what is, in ink. */
export function FirstNow({ first, now }: { readonly first: string; readonly now: string }) {
  return (
    <span className="first-now">
      <i>{first}</i>
      <u>→</u>
      <b>{now}</b>
    </span>
  );
}

/** Percent of change, or the age of a score too old to speak of one. */
export function ChangeCell({ row, t }: CellProps) {
  if (!("value" in row.symptom)) return null;
  const { stale, changePct } = row.symptom.value;
  if (stale)
    return (
      <span className="unknown">{t("registry.daysOld", { days: daysBetween(row.symptom.asOf, row.derivedOn) })}</span>
    );
  return changePct === null ? <DoesNotApply words={t("figure.doesNotApply")} /> : formatChange(changePct);
}

export function WeeksCell({ row, t }: CellProps) {
  if (!("value" in row.symptom)) return null;
  const { weeks } = row.symptom.value;
  return weeks === null ? <DoesNotApply words={t("figure.doesNotApply")} /> : formatWhole(weeks);
}

export function SideEffectsCell({ row, t }: CellProps) {
  return (
    <Figure figure={row.sideEffects} doesNotApply={t("figure.doesNotApply")}>
      {(burden) => (
        <span className="side-effects">
          <BurdenBars burden={burden} />
          {t(`registry.burden.${burden}`)}
        </span>
      )}
    </Figure>
  );
}

/** The first medicine as a chip, how many more beside it. Short-term medicines are outlined. */
export function MedicinesCell({ row, t }: CellProps) {
  const [first, ...more] = row.medicines;
  if (!first) return <span className="muted">{t("registry.noMedicine")}</span>;
  return (
    <span className="medicines" title={medicineWords(t, row)}>
      <span className={first.shortTerm ? "dose short-term" : "dose"}>
        <span className="dose-name">{first.name}</span> <b>{doseWords(t, first)}</b>
      </span>
      {more.length > 0 && <span className="more">+{more.length}</span>}
    </span>
  );
}
