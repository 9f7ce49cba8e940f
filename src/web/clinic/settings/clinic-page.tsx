import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { useAbility } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { clinicQuery } from "./clinic-query.ts";
import { ClosedDays } from "./closed-days.tsx";
import { Hours } from "./hours.tsx";
import { Place } from "./place.tsx";
import "./clinic.css";

/** When someone at the clinic reads what comes in, and where its patients call for help. Shown to all; changed by who may. */
export function ClinicPage() {
  const { t } = useTranslation();
  usePageTitle(t("clinic.title"));
  const may = useAbility("clinic.settings");
  const clinic = useQuery(clinicQuery);
  return (
    <main id="content" className="clinic-page" tabIndex={-1}>
      <h1>{t("clinic.title")}</h1>
      <p className="soft">
        {t("clinic.lead")} {may ? null : t("clinic.readOnly")}
      </p>
      {clinic.isPending ? <LoadingState title={t("clinic.loading")} lines={6} /> : null}
      {clinic.isError ? <ErrorState {...problemWords(t, clinic.error)} onRetry={() => void clinic.refetch()} /> : null}
      {clinic.data === undefined ? null : (
        <div className="clinic-parts">
          <Hours settings={clinic.data} may={may} />
          <Place settings={clinic.data} may={may} />
          <ClosedDays settings={clinic.data} may={may} />
        </div>
      )}
    </main>
  );
}
