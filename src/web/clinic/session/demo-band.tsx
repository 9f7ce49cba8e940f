import { useTranslation } from "react-i18next";

/** Stays on every screen of the demo clinic. */
export function DemoBand() {
  const { t } = useTranslation();
  return (
    <aside className="demo-band" aria-label={t("demo.name")}>
      {t("demo.band")}
    </aside>
  );
}
