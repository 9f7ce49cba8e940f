import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../shared/ui/empty-state.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="page" id="content" tabIndex={-1}>
      <EmptyState title={t("notFound.title")} body={t("notFound.body")}>
        <Link to="/" className="btn primary">
          {t("notFound.home")}
        </Link>
      </EmptyState>
    </main>
  );
}
