import { useTranslation } from "react-i18next";
import { problemWords } from "../shell/problem-words.ts";

/** Says that a change holds, or why it was refused. */
export function Outcome({ error, saved }: { readonly error: Error | null; readonly saved: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status" className="soft">
        {saved ? t("clinic.saved") : ""}
      </p>
      {error === null ? null : (
        <p className="notice" role="alert">
          {problemWords(t, error).body}
        </p>
      )}
    </>
  );
}
