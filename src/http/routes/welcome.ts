import { ROLES } from "../../clinical/access/roles.ts";
import { type DemoPerson, demoPeople } from "../../store/identity/demo-people.ts";
import { role, welcome } from "../contract/session.ts";
import { type MessageKey, say } from "../messages/say.ts";
import { plainRoute } from "../route.ts";

/** What a stranger may know: whether this is a demo, and whom it can be tried as. */
export const welcomeRoute = plainRoute({
  method: "GET",
  url: "/api/welcome",
  summary: "Before sign-in: whether this is a demo, and its people",
  ability: "anyone",
  reply: welcome,
  handle: async (server) => {
    if (!server.settings.demo) return { demo: false, people: [] };
    const people = [...(await demoPeople(server.database))].sort(byClinicThenRole);
    return {
      demo: true,
      people: people.map((person) => ({
        id: person.personId,
        name: person.name,
        role: role.parse(person.role),
        roleTitle: person.roleTitle,
        organization: person.organizationName,
        about: person.about || say(`about.${role.parse(person.role)}` satisfies MessageKey),
      })),
    };
  },
});

const ROLE_ORDER: readonly string[] = ROLES;

function byClinicThenRole(one: DemoPerson, other: DemoPerson): number {
  return (
    one.organizationId.localeCompare(other.organizationId) ||
    ROLE_ORDER.indexOf(one.role) - ROLE_ORDER.indexOf(other.role)
  );
}
