import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { PartProps } from "./hours.tsx";
import { Outcome } from "./outcome.tsx";
import { useChange } from "./use-change.ts";

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** The clock the clinic goes by, and the country whose crisis lines its patients see. */
export function Place({ settings, may }: PartProps) {
  const { t } = useTranslation();
  const { country: code, timeZone, hasCrisisLines } = settings;
  return (
    <section className="card clinic-part" aria-labelledby="clinic-place">
      <h2 id="clinic-place">{t("clinic.place")}</h2>
      <p>
        {t("clinic.countryIs", { name: countryNames.of(code) ?? code, code })}, {timeZone}
      </p>
      <p className="soft">{t(hasCrisisLines ? "clinic.crisisKnown" : "clinic.crisisUnknown")}</p>
      {may ? <PlaceForm settings={settings} /> : null}
    </section>
  );
}

function PlaceForm({ settings }: Pick<PartProps, "settings">) {
  const { t } = useTranslation();
  const change = useChange(api.setPlace);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [timeZone, country] = ["time-zone", "country"].map((name) => String(form.get(name) ?? "").trim());
    if (!change.isPending) change.mutate({ timeZone: timeZone ?? "", country: (country ?? "").toUpperCase() });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor="clinic-time-zone">{t("clinic.timeZone")}</label>
        <input
          id="clinic-time-zone"
          name="time-zone"
          className="input"
          list="clinic-zones"
          defaultValue={settings.timeZone}
          autoComplete="off"
        />
        <datalist id="clinic-zones">
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <div className="field">
        <label htmlFor="clinic-country">{t("clinic.country")}</label>
        <input
          id="clinic-country"
          name="country"
          className="input clinic-country"
          defaultValue={settings.country}
          autoComplete="off"
        />
      </div>
      <button type="submit" className="btn primary" aria-disabled={change.isPending}>
        {t("clinic.savePlace")}
      </button>
      <Outcome error={change.error} saved={change.isSuccess} />
    </form>
  );
}
