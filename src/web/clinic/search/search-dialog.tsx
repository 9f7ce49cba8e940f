import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { formatBirthDate } from "../../shared/ui/format-date.ts";
import { api } from "../api.ts";
import { useStories } from "../replay/story-queries.ts";
import "./search.css";

const LEAST_LETTERS = 2;

/** A person's chart or, in the demo, the replay of a story. */
interface Hit {
  readonly kind: "person" | "story";
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
}

/** Finds a person by name and opens their chart: a combobox whose list stays open, as in the ARIA authoring guide. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const list = useId();
  const wanted = useSettled(text.trim());
  const asked = wanted.length >= LEAST_LETTERS;
  const found = useQuery({
    queryKey: ["people", wanted],
    queryFn: ({ signal }) => api.searchPeople(wanted, signal),
    enabled: asked,
    placeholderData: (before) => before,
    // A search text is health data: it does not outlive the dialog.
    gcTime: 0,
  });
  const people = asked ? (found.data?.people ?? []) : [];
  const { stories } = useStories();
  // Only beside an answer about people: Enter must not open a story while the person of that name is still looked for.
  const answered = found.isSuccess && !found.isPlaceholderData;
  const told = answered ? stories.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase())) : [];
  const hits: readonly Hit[] = [
    ...people.map(({ patientId, name, birthDate }) => ({ kind: "person" as const, id: patientId, name, birthDate })),
    ...told.map(({ id, name }) => ({ kind: "story" as const, id, name, birthDate: null })),
  ];

  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    if (hit.kind === "person") void navigate({ to: "/patients/$patientId", params: { patientId: hit.id } });
    else void navigate({ to: "/replay/$storyId", params: { storyId: hit.id } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") open(hits[active]);
    else if (event.key === "ArrowDown") setActive(Math.min(active + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
  };
  const option = (index: number) => `${list}-${index}`;
  const words = !asked
    ? t("search.hint")
    : found.isError
      ? t("search.failed")
      : found.isPending
        ? t("search.busy")
        : people.length === 0
          ? t("search.none")
          : t("search.found", { count: people.length });
  return (
    <Dialog title={t("search.title")} closeLabel={t("dialog.close")} onClose={onClose} className="find" titleHidden>
      <input
        className="input find-input"
        role="combobox"
        aria-label={t("search.label")}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={hits[active] ? option(active) : undefined}
        placeholder={t("search.placeholder")}
        autoComplete="off"
        spellCheck={false}
        data-first-focus=""
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="muted micro find-words" role="status">
        {words}
      </p>
      <div id={list} role="listbox" aria-label={t("search.title")} className="find-list">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: focus stays in the field, which hears the keys
          <div
            key={`${hit.kind} ${hit.id}`}
            id={option(index)}
            role="option"
            aria-selected={index === active}
            className="find-option"
            onPointerMove={() => setActive(index)}
            onClick={() => open(hit)}
          >
            <span className="strong">{hit.kind === "story" ? t("search.story", { name: hit.name }) : hit.name}</span>
            {hit.birthDate && (
              <span className="muted">{t("search.born", { date: formatBirthDate(hit.birthDate, t("locale")) })}</span>
            )}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** The value once it has rested for a moment, so that not every letter asks the server. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 150);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
