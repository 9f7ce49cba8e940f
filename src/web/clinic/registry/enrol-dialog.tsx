import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { api } from "../api.ts";
import { useSession } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";

/** Languages offered by name; any other can come by import. */
const LANGUAGES = [
  "en",
  "es",
  "zh",
  "vi",
  "tl",
  "ko",
  "ar",
  "fr",
  "ht",
  "pt",
  "ru",
  "so",
  "am",
  "fa",
  "hi",
  "de",
  "pl",
];
const SEXES = ["female", "male", "other"] as const;

interface Person {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly language: string;
  readonly interpreterNeeded: boolean;
}
const NOBODY: Person = { name: "", birthDate: "", sex: "", language: "", interpreterNeeded: false };

/** Takes a new person into care. What is not known is left open, and shown as unknown afterwards. */
export function EnrolDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [person, setPerson] = useState(NOBODY);
  const [missing, setMissing] = useState(false);
  const change = (part: Partial<Person>) => setPerson((before) => ({ ...before, ...part }));
  const act = useMutation({
    mutationFn: () => api.enrol(enrolmentOf(person)),
    onSuccess: ({ patientId }) => {
      void client.invalidateQueries({ queryKey: ["registry"] });
      onClose();
      void navigate({ to: "/patients/$patientId", params: { patientId } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act.isPending) return;
    const nameless = person.name.trim() === "";
    setMissing(nameless);
    if (!nameless) act.mutate();
  };
  return (
    <Dialog title={t("enrol.title")} closeLabel={t("enrol.close")} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t("enrol.lead")}</p>
        <NameField value={person.name} missing={missing} onChange={(name) => change({ name })} />
        <BirthDateField value={person.birthDate} onChange={(birthDate) => change({ birthDate })} />
        <Choice label={t("enrol.sex")} value={person.sex} onChange={(sex) => change({ sex })}>
          {SEXES.map((sex) => (
            <option key={sex} value={sex}>
              {t(`enrol.sexes.${sex}`)}
            </option>
          ))}
        </Choice>
        <Choice label={t("enrol.language")} value={person.language} onChange={(language) => change({ language })}>
          <Languages />
        </Choice>
        <label className="check">
          <input
            type="checkbox"
            checked={person.interpreterNeeded}
            onChange={(event) => change({ interpreterNeeded: event.target.checked })}
          />
          {t("enrol.interpreter")}
        </label>
        {act.isError && (
          <p className="notice" role="alert">
            {problemWords(t, act.error).body}
          </p>
        )}
        <div className="state-actions">
          <button type="submit" className="btn primary" aria-disabled={act.isPending}>
            {t("enrol.submit")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t("enrol.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function enrolmentOf({ name, birthDate, sex, language, interpreterNeeded }: Person) {
  return {
    name: name.trim(),
    ...(birthDate === "" ? {} : { birthDate }),
    ...(sex === "" ? {} : { sex }),
    ...(language === "" ? {} : { language }),
    ...(interpreterNeeded ? { interpreterNeeded } : {}),
  };
}

function NameField(props: {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (name: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t("enrol.name")}</label>
      <input
        id={id}
        className="input"
        data-first-focus
        autoComplete="off"
        maxLength={200}
        value={props.value}
        aria-invalid={props.missing || undefined}
        aria-describedby={props.missing ? `${id}-why` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.missing && (
        <span id={`${id}-why`} className="micro" role="alert">
          {t("enrol.nameless")}
        </span>
      )}
    </div>
  );
}

function BirthDateField({ value, onChange }: { readonly value: string; readonly onChange: (day: string) => void }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t("enrol.birthDate")}</label>
      <input
        id={id}
        className="input"
        type="date"
        min="1900-01-01"
        max={organization.today}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{t("enrol.unknown")}</option>
        {props.children}
      </select>
    </div>
  );
}

function Languages() {
  const { t } = useTranslation();
  const names = new Intl.DisplayNames([t("locale")], { type: "language" });
  return LANGUAGES.map((code) => (
    <option key={code} value={code}>
      {names.of(code) ?? code}
    </option>
  ));
}
