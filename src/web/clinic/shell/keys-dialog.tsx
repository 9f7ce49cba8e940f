import { useTranslation } from "react-i18next";
import { useStore } from "../../shared/ui/create-store.ts";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { setSingleKeys, singleKeys } from "./single-keys.ts";

const EVERYWHERE = [
  { keys: ["Ctrl K"], meaning: "keys.search" },
  { keys: ["?"], meaning: "keys.help" },
] as const;
const IN_REGISTRY = [
  { keys: ["J", "K", "↓", "↑"], meaning: "keys.move" },
  { keys: ["Page ↓", "Page ↑"], meaning: "keys.page" },
  { keys: ["Home", "End"], meaning: "keys.ends" },
  { keys: ["↵"], meaning: "keys.open" },
  { keys: ["F", "/"], meaning: "keys.filter" },
] as const;

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const on = useStore(singleKeys);
  return (
    <Dialog title={t("keys.title")} closeLabel={t("dialog.close")} onClose={onClose}>
      <KeyList title={t("keys.everywhere")} rows={EVERYWHERE} />
      <KeyList title={t("keys.inRegistry")} rows={IN_REGISTRY} />
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => setSingleKeys(event.target.checked)} />
        <span>
          {t("keys.single")}
          <span className="muted"> {t("keys.singleNote")}</span>
        </span>
      </label>
    </Dialog>
  );
}

interface KeyRow {
  readonly keys: readonly string[];
  readonly meaning: string;
}

function KeyList({ title, rows }: { readonly title: string; readonly rows: readonly KeyRow[] }) {
  const { t } = useTranslation();
  return (
    <section className="key-list">
      <h3>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.meaning}>
            <dt>
              {row.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(row.meaning)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
