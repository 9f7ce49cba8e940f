import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { BrandMark } from "../../shared/ui/brand-mark.tsx";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { api } from "../api.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { DemoBand } from "./demo-band.tsx";
import { DemoPeople } from "./demo-people.tsx";
import { signInProblem } from "./sign-in-problem.ts";
import { adoptSession } from "./use-session.ts";
import "./sign-in.css";

/** The door: an account's e-mail and password, and in the demo clinic one press for each invented person. */
export function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t("signIn.submit"));
  const welcome = useQuery({ queryKey: ["welcome"], queryFn: ({ signal }) => api.welcome(signal) });
  const demo = welcome.data?.demo === true;
  return (
    <>
      {demo && <DemoBand />}
      <main className={demo ? "door with-demo" : "door"}>
        <div className="door-own">
          <p className="brand door-brand">
            <BrandMark size={38} />
            <span>{t("app.name")}</span>
          </p>
          <h1>{t("signIn.title")}</h1>
          <p className="soft door-lead">{t("signIn.lead")}</p>
          <AccountForm />
        </div>
        {demo && <DemoPeople people={welcome.data?.people ?? []} />}
      </main>
    </>
  );
}

function AccountForm() {
  const { t } = useTranslation();
  const [missing, setMissing] = useState<"email" | "password" | null>(null);
  const ids = { email: useId(), password: useId(), problem: useId() };
  const signIn = useMutation({
    mutationFn: (given: { email: string; password: string }) => api.signIn(given.email, given.password),
    onSuccess: adoptSession,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email") ?? "").trim();
    const password = String(form.get("password") ?? "");
    const empty = email === "" ? "email" : password === "" ? "password" : null;
    setMissing(empty);
    if (empty) document.getElementById(ids[empty])?.focus();
    else signIn.mutate({ email, password });
  };
  const problem =
    missing === "email"
      ? t("signIn.needEmail")
      : missing === "password"
        ? t("signIn.needPassword")
        : signIn.isError
          ? signInProblem(t, signIn.error)
          : null;
  return (
    <form className="door-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={ids.email}>{t("signIn.email")}</label>
        <input
          id={ids.email}
          className="input"
          name="email"
          type="email"
          autoComplete="username"
          aria-invalid={missing === "email" || signIn.isError}
          aria-describedby={ids.problem}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.password}>{t("signIn.password")}</label>
        <input
          id={ids.password}
          className="input"
          name="password"
          type="password"
          autoComplete="current-password"
          aria-invalid={missing === "password" || signIn.isError}
          aria-describedby={ids.problem}
        />
      </div>
      <div id={ids.problem} role="alert">
        {problem && (
          <p className="door-problem">
            <FlagMark shape="triangle" />
            <span>{problem}</span>
          </p>
        )}
      </div>
      <button type="submit" className="btn primary" disabled={signIn.isPending}>
        {signIn.isPending ? t("signIn.busy") : t("signIn.submit")}
      </button>
      <p className="muted micro">{t("signIn.forgotten")}</p>
    </form>
  );
}
