import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shared/ui/icon.tsx";
import { EnrolDialog } from "./enrol-dialog.tsx";

/** Opens the form for a new person. */
export function EnrolButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn small" onClick={() => setOpen(true)}>
        <Icon name="person-plus" size={14} /> {t("enrol.open")}
      </button>
      {open && <EnrolDialog onClose={() => setOpen(false)} />}
    </>
  );
}
