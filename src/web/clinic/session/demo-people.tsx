import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ROLES, type Role } from "../../../clinical/access/roles.ts";
import { TrackMark } from "../../shared/ui/track-mark.tsx";
import { api, type Welcome } from "../api.ts";
import { signInProblem } from "./sign-in-problem.ts";
import { adoptSession } from "./use-session.ts";

type Members = [organization: string, members: Welcome["people"]];
const largestFirst = (one: Members, other: Members): number => other[1].length - one[1].length;

/** Everyone of the demo clinic, by organisation: one press signs in as them. */
export function DemoPeople({ people }: { readonly people: Welcome["people"] }) {
  const { t } = useTranslation();
  const signIn = useMutation({ mutationFn: api.signInAsDemo, onSuccess: adoptSession });
  const organizations = [...Map.groupBy(people, (person) => person.organization)];
  return (
    <section className="demo-people" aria-labelledby="demo-title">
      <h2 id="demo-title">{t("demo.title")}</h2>
      <p className="soft">{t("demo.lead")}</p>
      {signIn.isError && (
        <p className="door-problem" role="alert">
          {signInProblem(t, signIn.error)}
        </p>
      )}
      {organizations.sort(largestFirst).map(([organization, members]) => (
        <section key={organization} aria-label={organization}>
          <h3 className="eyebrow">{organization}</h3>
          <ul>
            {members
              .sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role))
              .map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    className="demo-person"
                    disabled={signIn.isPending}
                    onClick={() => signIn.mutate(person.id)}
                  >
                    <RoleMark role={person.role} />
                    <span className="demo-name">{person.name}</span>
                    <span className="soft">{person.roleTitle}</span>
                    <span className="muted demo-about">{person.about}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function RoleMark({ role }: { readonly role: Role }) {
  if (role === "therapist") return <TrackMark track="therapy" />;
  if (role === "prescriber") return <TrackMark track="medication" />;
  if (role === "care-manager") return <TrackMark track="both" />;
  return <span className="no-mark" />;
}
