import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { BrandMark } from "../../shared/ui/brand-mark.tsx";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { api } from "../api.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { signInProblem } from "./sign-in-problem.ts";
import { signOut } from "./sign-out.ts";
import { adoptSession } from "./use-session.ts";
import "./sign-in.css";

/** Before anything else opens: the password someone was given becomes one that only they know. */
export function PasswordPage() {
  const { t } = useTranslation();
  usePageTitle(t("password.title"));
  const ids = { current: useId(), next: useId(), rule: useId(), problem: useId() };
  const change = useMutation({
    mutationFn: (given: { current: string; next: string }) => api.changePassword(given.current, given.next),
    onSuccess: adoptSession,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({ current: String(form.get("current") ?? ""), next: String(form.get("next") ?? "") });
  };
  return (
    <main className="door">
      <div className="door-own">
        <p className="brand door-brand">
          <BrandMark size={38} />
          <span>{t("app.name")}</span>
        </p>
        <h1>{t("password.title")}</h1>
        <p className="soft door-lead">{t("password.lead")}</p>
        <form className="door-form" onSubmit={submit}>
          <div className="field">
            <label htmlFor={ids.current}>{t("password.current")}</label>
            <input
              id={ids.current}
              className="input"
              name="current"
              type="password"
              autoComplete="current-password"
              required
              aria-describedby={ids.problem}
            />
          </div>
          <div className="field">
            <label htmlFor={ids.next}>{t("password.next")}</label>
            <input
              id={ids.next}
              className="input"
              name="next"
              type="password"
              autoComplete="new-password"
              required
              aria-describedby={`${ids.rule} ${ids.problem}`}
            />
            <p id={ids.rule} className="muted micro">
              {t("password.rule")}
            </p>
          </div>
          <div id={ids.problem} role="alert">
            {change.isError && (
              <p className="door-problem">
                <FlagMark shape="triangle" />
                <span>{signInProblem(t, change.error)}</span>
              </p>
            )}
          </div>
          <button type="submit" className="btn primary" disabled={change.isPending}>
            {t("password.submit")}
          </button>
          <button type="button" className="link" onClick={() => void signOut()}>
            {t("password.later")}
          </button>
        </form>
      </div>
    </main>
  );
}
