import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "../../../http/contract/session.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { api } from "../api.ts";
import { queryClient } from "../query-client.ts";
import { sessionOpened } from "./session-state.ts";
import { signInProblem } from "./sign-in-problem.ts";
import { signOut } from "./sign-out.ts";
import { adoptSession, sessionQuery, useSession } from "./use-session.ts";
import "./sign-in.css";

/** Covers a page whose session ended. The page stays mounted but hidden behind it; the same person carries on where they were. */
export function LockScreen({ because }: { readonly because: "idle" | "ended" }) {
  const { t } = useTranslation();
  const { person, demo, idleSeconds } = useSession();
  const firstName = person.name.split(" ")[0] ?? person.name;
  const title = useId();
  const start = useRef<HTMLElement>(null);
  useEffect(() => start.current?.querySelector<HTMLElement>("input, button")?.focus(), []);
  return (
    <section className="lock" role="dialog" aria-modal="true" aria-labelledby={title} ref={start}>
      <div className="lock-card card">
        <h2 id={title}>
          {because === "idle" ? t("lock.idle", { minutes: Math.round(idleSeconds / 60) }) : t("lock.ended")}
        </h2>
        <p className="soft">{t("lock.body")}</p>
        {demo ? <CarryOnAsDemo firstName={firstName} /> : <CarryOnWithPassword />}
        <p className="soft">
          {t("lock.notYou", { name: firstName })}{" "}
          <button type="button" className="link" onClick={() => void signOut()}>
            {t("lock.changePerson")}
          </button>{" "}
          {t("lock.changeNote")}
        </p>
        <p className="lock-safety">
          <FlagMark shape="octagon" size={14} />
          <span>{t("lock.safety")}</span>
        </p>
      </div>
    </section>
  );
}

/** After unlocking, everything on the page is read again: it may have moved on meanwhile. Another person starts afresh. */
function carryOn(session: Session): void {
  const before = queryClient.getQueryData(sessionQuery.queryKey);
  if (before?.person.id !== session.person.id) {
    location.assign("/");
    return;
  }
  adoptSession(session);
  sessionOpened();
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
}

function CarryOnAsDemo({ firstName }: { readonly firstName: string }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const again = useMutation({ mutationFn: () => api.signInAsDemo(person.id), onSuccess: carryOn });
  return (
    <>
      <p className="lock-row">
        <button type="button" className="btn primary" disabled={again.isPending} onClick={() => again.mutate()}>
          {t("lock.carryOnAs", { name: firstName })}
        </button>
      </p>
      {again.isError && (
        <p className="door-problem" role="alert">
          {signInProblem(t, again.error)}
        </p>
      )}
    </>
  );
}

function CarryOnWithPassword() {
  const { t } = useTranslation();
  const { person } = useSession();
  const ids = { email: useId(), password: useId() };
  const again = useMutation({
    mutationFn: (given: { email: string; password: string }) => api.signIn(given.email, given.password),
    onSuccess: carryOn,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    again.mutate({ email: String(form.get("email") ?? "").trim(), password: String(form.get("password") ?? "") });
  };
  return (
    <form className="lock-form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={ids.email}>{t("signIn.email")}</label>
        <input id={ids.email} className="input" name="email" type="email" autoComplete="username" required />
      </div>
      <div className="field">
        <label htmlFor={ids.password}>{t("lock.password", { name: person.name })}</label>
        <input
          id={ids.password}
          className="input"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </div>
      <button type="submit" className="btn primary" disabled={again.isPending}>
        {t("lock.carryOn")}
      </button>
      {again.isError && (
        <p className="door-problem" role="alert">
          {signInProblem(t, again.error)}
        </p>
      )}
    </form>
  );
}
