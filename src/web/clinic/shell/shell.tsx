import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { BrandMark } from "../../shared/ui/brand-mark.tsx";
import { useStore } from "../../shared/ui/create-store.ts";
import { ConnectionBanner } from "../live/connection-banner.tsx";
import { useLiveUpdates } from "../live/use-live-updates.ts";
import { useRegistryChanges } from "../registry/registry-changes.ts";
import { SearchButton } from "../search/search-button.tsx";
import { DemoBand } from "../session/demo-band.tsx";
import { LockScreen } from "../session/lock-screen.tsx";
import { sessionState } from "../session/session-state.ts";
import { StillThere } from "../session/still-there.tsx";
import { useIdleLock } from "../session/use-idle-lock.ts";
import { useSession } from "../session/use-session.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { useShortcut } from "./use-shortcut.ts";
import "./shell.css";

/** What stays around every page: who is signed in, where one can go, finding a person, the state of the connection. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  const lock = useStore(sessionState);
  const [keysOpen, setKeysOpen] = useState(false);
  useIdleLock(session.idleSeconds);
  useLiveUpdates();
  useRegistryChanges();
  useShortcut("?", () => setKeysOpen(true));
  const locked = lock.kind === "locked";
  return (
    <>
      <div className={locked ? "shell is-locked" : "shell"} inert={locked} aria-hidden={locked}>
        <a className="skip" href="#content">
          {t("app.skip")}
        </a>
        {session.demo && <DemoBand />}
        <header className="top">
          <Link to="/" className="brand" aria-label={t("app.name")}>
            <BrandMark />
            <span>{t("app.name")}</span>
          </Link>
          <nav className="nav" aria-label={t("nav.main")}>
            {session.abilities.includes("registry.read") && <Link to="/registry">{t("nav.registry")}</Link>}
            {session.abilities.includes("medication.reconcile") && <Link to="/pharmacy">{t("nav.pharmacy")}</Link>}
            {session.abilities.includes("playbook.read") && <Link to="/playbook">{t("nav.playbook")}</Link>}
          </nav>
          <div className="top-end">
            {session.abilities.includes("chart.read") && <SearchButton />}
            <PersonMenu onKeys={() => setKeysOpen(true)} />
          </div>
        </header>
        <ConnectionBanner />
        {children}
      </div>
      {keysOpen && !locked && <KeysDialog onClose={() => setKeysOpen(false)} />}
      {!locked && <StillThere />}
      {locked && <LockScreen because={lock.because} />}
    </>
  );
}
