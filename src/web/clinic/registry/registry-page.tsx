import { useTranslation } from "react-i18next";

export function RegistryPage() {
  const { t } = useTranslation();
  return (
    <main className="page" id="content" tabIndex={-1}>
      <h1>{t("registry.title")}</h1>
    </main>
  );
}
