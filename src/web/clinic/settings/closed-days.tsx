import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { PartProps } from "./hours.tsx";
import { Outcome } from "./outcome.tsx";
import { useChange } from "./use-change.ts";

/** Days on which nobody reads what comes in, whatever their weekday. */
export function ClosedDays({ settings, may }: PartProps) {
  const { t } = useTranslation();
  const open = useChange(api.openDay);
  return (
    <section className="card clinic-part" aria-labelledby="clinic-closed">
      <h2 id="clinic-closed">{t("clinic.closedDays")}</h2>
      {settings.closedDays.length === 0 ? <p className="soft">{t("clinic.noClosedDays")}</p> : null}
      <ul className="clinic-days">
        {settings.closedDays.map(({ day, name }) => (
          <li key={day}>
            <span>
              {dayInWords(day)} <span className="soft">{name}</span>
            </span>
            {may ? (
              <button
                type="button"
                className="btn small"
                aria-label={t("clinic.reopenOn", { day: dayInWords(day) })}
                onClick={() => open.mutate({ day })}
              >
                {t("clinic.reopen")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? <CloseForm /> : null}
      <Outcome error={open.error} saved={open.isSuccess} />
    </section>
  );
}

function CloseForm() {
  const { t } = useTranslation();
  const change = useChange(api.closeDay);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const closed = { day: String(given.get("day") ?? ""), name: String(given.get("name") ?? "") };
    if (!change.isPending) change.mutate(closed, { onSuccess: () => form.reset() });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor="clinic-day">{t("clinic.day")}</label>
        <input id="clinic-day" name="day" type="date" className="input" required />
      </div>
      <div className="field">
        <label htmlFor="clinic-day-name">{t("clinic.name")}</label>
        <input id="clinic-day-name" name="name" className="input" autoComplete="off" />
      </div>
      <button type="submit" className="btn primary" aria-disabled={change.isPending}>
        {t("clinic.close")}
      </button>
      <Outcome error={change.error} saved={change.isSuccess} />
    </form>
  );
}

const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
