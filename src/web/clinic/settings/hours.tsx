import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { WEEKDAYS } from "../../../clinical/hours/week-hours.ts";
import type { ClinicSettingsRead } from "../../../http/contract/clinic.ts";
import { api } from "../api.ts";
import { Outcome } from "./outcome.tsx";
import { useChange } from "./use-change.ts";

export interface PartProps {
  readonly settings: ClinicSettingsRead;
  readonly may: boolean;
}

/** The hours of each weekday, by the clinic's own clock. */
export function Hours({ settings, may }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="card clinic-part" aria-labelledby="clinic-hours">
      <h2 id="clinic-hours">{t("clinic.hours")}</h2>
      {settings.ownHours ? null : <p className="soft">{t("clinic.usual")}</p>}
      {may ? <HoursForm settings={settings} /> : <HoursList settings={settings} />}
    </section>
  );
}

function HoursList({ settings }: Pick<PartProps, "settings">) {
  const { t } = useTranslation();
  return (
    <dl className="clinic-week">
      {WEEKDAYS.map((day, place) => (
        <div key={day}>
          <dt>{weekdayName(place)}</dt>
          <dd>{stretchesOf(settings, place) || t("clinic.closed")}</dd>
        </div>
      ))}
    </dl>
  );
}

function HoursForm({ settings }: Pick<PartProps, "settings">) {
  const { t } = useTranslation();
  const change = useChange(api.setHours);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = WEEKDAYS.map((day) => [day, String(form.get(day) ?? "").replaceAll(/\s/g, "")] as const);
    if (!change.isPending)
      change.mutate({ days: days.filter(([, open]) => open !== "").map(([day, open]) => `${day}=${open}`) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="soft" id="clinic-hours-hint">
        {t("clinic.hoursHint")}
      </p>
      <div className="clinic-week">
        {WEEKDAYS.map((day, place) => (
          <div key={day}>
            <label htmlFor={`clinic-${day}`}>{weekdayName(place)}</label>
            <input
              id={`clinic-${day}`}
              name={day}
              className="input"
              placeholder={t("clinic.closed")}
              defaultValue={stretchesOf(settings, place)}
              aria-describedby="clinic-hours-hint"
              autoComplete="off"
            />
          </div>
        ))}
      </div>
      <button type="submit" className="btn primary" aria-disabled={change.isPending}>
        {t("clinic.saveHours")}
      </button>
      <Outcome error={change.error} saved={change.isSuccess} />
    </form>
  );
}

/** The stretches of one weekday, Monday = 0; empty where the clinic is closed. */
function stretchesOf({ hours }: ClinicSettingsRead, place: number): string {
  const own = hours.filter(({ weekday }) => weekday === place + 1);
  return own.map(({ opens, closes }) => `${opens}-${closes}`).join(", ");
}

/** 5 January 1970 was a Monday. */
const weekdayName = (place: number): string =>
  new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(new Date((place + 4) * 86_400_000));
