import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shared/ui/icon.tsx";
import { useShortcut } from "../shell/use-shortcut.ts";
import { SearchDialog } from "./search-dialog.tsx";

/** Opens the search for a person; Ctrl K does the same from anywhere. */
export function SearchButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut("Ctrl+k", () => setOpen(true));
  return (
    <>
      <button type="button" className="search" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span>{t("search.open")}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open && <SearchDialog onClose={() => setOpen(false)} />}
    </>
  );
}
