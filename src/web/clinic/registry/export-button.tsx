import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shared/ui/icon.tsx";
import { saveFile } from "../../shared/ui/save-file.ts";
import { api } from "../api.ts";
import { useSession } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";
import type { ListQuery } from "./registry-queries.ts";

/** The whole view as it is filtered and sorted now, as a CSV file. */
export function ExportButton({ list }: { readonly list: ListQuery }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const download = useMutation({
    mutationFn: () => api.registryCsv(list),
    onSuccess: (csv) => saveFile(csv, `accord-registry-${list.view}-${organization.today}.csv`),
  });
  return (
    <>
      <button
        type="button"
        className="btn small"
        title={t("registry.exportTitle")}
        disabled={download.isPending}
        onClick={() => download.mutate()}
      >
        <Icon name="download" size={12} />
        {t("registry.export")}
      </button>
      {download.isError && (
        <span role="alert" className="export-problem">
          {problemWords(t, download.error).body}
        </span>
      )}
    </>
  );
}
