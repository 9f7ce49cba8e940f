import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { PasswordPage } from "../session/password-page.tsx";
import { SignInPage } from "../session/sign-in-page.tsx";
import { sessionQuery } from "../session/use-session.ts";
import { problemWords } from "./problem-words.ts";
import { Shell } from "./shell.tsx";

/** Nobody signed in sees the sign-in page at whatever address they came to; everyone else sees the shell. */
export function Root() {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery);
  if (session.isPending) return null;
  if (session.isError)
    return (
      <main className="alone">
        <ErrorState {...problemWords(t, session.error)} onRetry={() => void session.refetch()} />
      </main>
    );
  if (session.data === null) return <SignInPage />;
  if (session.data.landing === "/password") return <PasswordPage />;
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
