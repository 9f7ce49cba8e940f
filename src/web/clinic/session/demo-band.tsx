import { useTranslation } from "react-i18next";

/** Stays on every screen of the demo clinic. */
export function DemoBand() {
  const { t } = useTranslation();
  return (
    <p className="demo-band" role="note">
      {t("demo.band")}
    </p>
  );
}
