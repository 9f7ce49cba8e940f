import { useTranslation } from "react-i18next";
import { useStore } from "../../shared/ui/create-store.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { formatClock } from "../../shared/ui/format-date.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { useSession } from "../session/use-session.ts";
import { connectionState } from "./connection-state.ts";

/** Says since when this screen is cut off, and that alerts cannot reach it. Silent while all is well. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  const { lostSince } = useStore(connectionState);
  return (
    <div role="status" className="connection">
      {lostSince !== null && (
        <p className="notice">
          <Icon name="no-connection" size={16} />
          <span>
            <b className="strong">{t("connection.lost", { time: formatClock(lostSince, t("locale"), timeZone) })}</b>{" "}
            {t("connection.then")}
          </span>
          <span className="connection-alerts">
            <FlagMark shape="octagon" />
            <b className="strong">{t("connection.alerts")}</b>
          </span>
          <span className="end soft">{t("connection.trying")}</span>
        </p>
      )}
    </div>
  );
}
