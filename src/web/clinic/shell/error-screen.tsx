import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { problemWords } from "./problem-words.ts";

/** What a page shows when drawing it failed. The shell around it stays in use. */
export function ErrorScreen({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <main className="page" id="content" tabIndex={-1}>
      <ErrorState
        {...problemWords(t, error)}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
