import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { useSession } from "../session/use-session.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { HandOver } from "./hand-over.tsx";
import { ownRecordOf } from "./own-record.ts";

type Audience = "front-desk" | "patient" | "support-person" | "other";

/** For roles without a registry: plainly what is here for them now, and where help is. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  usePageTitle(t("nav.home"));
  const { role, name } = session.person;
  const audience: Audience = role === "front-desk" || role === "patient" || role === "support-person" ? role : "other";
  const ownRecord = ownRecordOf(session);
  return (
    <main className="page home" id="content" tabIndex={-1}>
      <h1>{t("home.hello", { name: name.split(" ")[0] })}</h1>
      <p>{t(`home.${audience}.lead`, { organization: session.organization.name })}</p>
      <p>{t(`home.${audience}.now`)}</p>
      {session.abilities.includes("form.hand-out") && <HandOver />}
      {ownRecord && (
        <p>
          <Link to="/patients/$patientId" params={{ patientId: ownRecord }} className="btn primary">
            {t("home.patient.record")}
          </Link>
        </p>
      )}
      {(audience === "patient" || audience === "support-person") && (
        <p className="home-help">
          <FlagMark shape="octagon" size={18} />
          <span>{t(`home.${audience}.help`)}</span>
        </p>
      )}
    </main>
  );
}
