import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the tab. Never with a patient's name: window titles are logged and seen by others. */
export function usePageTitle(page: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t("app.title", { page });
  }, [t, page]);
}
