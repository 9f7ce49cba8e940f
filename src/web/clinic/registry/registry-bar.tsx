import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "../../../clinical/registry/row.ts";
import type { RegistryPage } from "../../../http/contract/registry.ts";
import { useStore } from "../../shared/ui/create-store.ts";
import { formatClock, formatFullDay } from "../../shared/ui/format-date.ts";
import { useAbility, useSession } from "../session/use-session.ts";
import { useShortcut } from "../shell/use-shortcut.ts";
import { ChangesNotice } from "./changes-notice.tsx";
import { EnrolButton } from "./enrol-button.tsx";
import { ExportButton } from "./export-button.tsx";
import { PrintButton } from "./print-sheet.tsx";
import { registryMemory, rememberFilter } from "./registry-memory.ts";
import type { ListQuery } from "./registry-queries.ts";
import { TeamFilter } from "./team-filter.tsx";

interface RegistryBarProps {
  readonly list: ListQuery;
  readonly head: RegistryPage | undefined;
  readonly readAt: number;
  readonly counts: ReadonlyMap<View, number>;
}

/** Title, what the list holds and as of when, and the filters. */
export function RegistryBar({ list, head, readAt, counts }: RegistryBarProps) {
  const { t } = useTranslation();
  const canExport = useAbility("registry.export");
  const canEnrol = useAbility("patient.enrol");
  return (
    <header className="registry-bar">
      <h1>{list.view === "everyone" ? t("registry.title") : t(`registry.view.${list.view}`)}</h1>
      <Summary
        head={head}
        readAt={readAt}
        decisions={list.view === "everyone" ? counts.get("decide-now") : undefined}
      />
      <ChangesNotice />
      <search className="registry-tools" aria-label={t("registry.filters")}>
        <TextFilter />
        <TeamFilter />
        <InterpreterFilter />
        <PrintButton list={list} />
        {canExport && <ExportButton list={list} />}
        {canEnrol && <EnrolButton />}
      </search>
    </header>
  );
}

function Summary(props: Pick<RegistryBarProps, "head" | "readAt"> & { readonly decisions: number | undefined }) {
  const { t } = useTranslation();
  const { timeZone } = useSession().organization;
  const { head, readAt, decisions } = props;
  if (!head) return null;
  const day = formatFullDay(head.today, t("locale"));
  return (
    <p className="registry-summary">
      <b>{t("registry.people", { count: head.total })}</b>
      {decisions !== undefined && <> · {t("registry.decisions", { count: decisions })}</>}
      <span className="muted">
        {" "}
        · {day}, {formatClock(readAt, t("locale"), timeZone)}
      </span>
    </p>
  );
}

function TextFilter() {
  const { t } = useTranslation();
  const { search } = useStore(registryMemory);
  const field = useRef<HTMLInputElement>(null);
  useShortcut("f", () => field.current?.focus());
  useShortcut("/", () => field.current?.focus());
  return (
    <div className="text-filter">
      <input
        ref={field}
        className="input"
        type="search"
        aria-label={t("registry.filterLabel")}
        aria-keyshortcuts="F /"
        placeholder={t("registry.filterPlaceholder")}
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => rememberFilter({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (search === "") field.current?.blur();
          else rememberFilter({ search: "" });
        }}
      />
      <kbd>F</kbd>
    </div>
  );
}

function InterpreterFilter() {
  const { t } = useTranslation();
  const { interpreterOnly } = useStore(registryMemory);
  return (
    <button
      type="button"
      className="btn small toggle"
      aria-pressed={interpreterOnly}
      onClick={() => rememberFilter({ interpreterOnly: !interpreterOnly })}
    >
      {t("registry.interpreter")}
    </button>
  );
}
