import { useTranslation } from "react-i18next";
import { useStore } from "../../shared/ui/create-store.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { idleWarning } from "./idle-warning.ts";

/**
 * Asks a minute before the record locks. The lock hears every act, here and in other tabs, and puts this away within seconds of one; the
 * key that answers it is spent on the button, and never reaches the form behind.
 */
export function StillThere() {
  const { t } = useTranslation();
  const warned = useStore(idleWarning);
  if (!warned) return null;
  const stay = () => idleWarning.set(false);
  return (
    <Dialog title={t("stillThere.title")} closeLabel={t("stillThere.stay")} onClose={stay}>
      <p role="alert">{t("stillThere.body")}</p>
      <div className="state-actions">
        <button type="button" className="btn primary" data-first-focus onClick={stay}>
          {t("stillThere.stay")}
        </button>
      </div>
    </Dialog>
  );
}
