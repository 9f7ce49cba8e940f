import { useTranslation } from "react-i18next";
import { useStore } from "../../shared/ui/create-store.ts";
import { showInOrder, waitingChanges } from "./registry-changes.ts";

/** New values are on screen already; the order waits until someone presses this. */
export function ChangesNotice() {
  const { t } = useTranslation();
  const { patients, perhapsMore } = useStore(waitingChanges);
  const waiting = patients.size > 0 || perhapsMore;
  return (
    <div role="status" className="changes">
      {waiting && (
        <button type="button" className="btn small" onClick={() => void showInOrder()}>
          <b className="strong">
            {perhapsMore ? t("registry.perhapsChanged") : t("registry.changed", { count: patients.size })}
          </b>
          <span className="soft">{t("registry.showInOrder")}</span>
        </button>
      )}
    </div>
  );
}
