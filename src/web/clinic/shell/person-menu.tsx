import { Link } from "@tanstack/react-router";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "../../shared/ui/create-store.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { signOut } from "../session/sign-out.ts";
import { useSession } from "../session/use-session.ts";
import { chooseTheme, type Theme, themeChoice } from "./theme.ts";
import { useDismiss } from "./use-dismiss.ts";

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** Settings of the signed-in person. A disclosure, not a menu: it holds a choice and buttons, reached with Tab. */
export function PersonMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation();
  const { person, organization } = useSession();
  const theme = useStore(themeChoice);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  useDismiss(open, box, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });
  return (
    <div className="who" ref={box}>
      <button
        ref={button}
        type="button"
        className="who-button"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <span className="avatar" aria-hidden="true">
          {person.initials}
        </span>
        <span className="who-name">
          {person.name}
          <span className="muted">, {t(`role.${person.role}`)}</span>
        </span>
        <span className="for-readers">{t("person.menu")}</span>
        <Icon name="chevron" size={11} />
      </button>
      <div className="popover" id={panel} hidden={!open}>
        <p className="popover-head">
          <span className="strong">{person.name}</span>
          <span className="soft">
            {person.roleTitle} · {organization.name}
          </span>
        </p>
        <fieldset className="segments">
          <legend className="eyebrow">{t("person.theme")}</legend>
          <div>
            {THEMES.map((choice) => (
              <label key={choice}>
                <input type="radio" name="theme" checked={theme === choice} onChange={() => chooseTheme(choice)} />
                <span>{t(`person.${choice}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Link to="/settings/clinic" className="popover-item" onClick={() => setOpen(false)}>
          {t("clinic.title")}
        </Link>
        <button
          type="button"
          className="popover-item"
          onClick={() => {
            setOpen(false);
            onKeys();
          }}
        >
          <span>{t("person.keys")}</span>
          <kbd>?</kbd>
        </button>
        <button type="button" className="popover-item" onClick={() => void signOut()}>
          {t("person.signOut")}
        </button>
      </div>
    </div>
  );
}
