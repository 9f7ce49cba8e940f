import { z } from "zod";
import { ROLES } from "../access/roles.ts";

const key = z.string().min(1);

/** The organisations and people of the demo. Ids and addresses are fixed, so that tests and guides can name them. */
export const demoPeopleSchema = z.strictObject({
  version: key,
  owner: key,
  sources: z.array(key).min(1),
  organizations: z.array(z.strictObject({ key, id: z.uuid(), name: key, timeZone: key })).min(1),
  people: z.array(
    z.strictObject({
      key,
      organization: key,
      id: z.uuid(),
      name: key,
      role: z.enum(ROLES),
      /** Their profession, as the clinic says it. */
      title: key,
      /** One line for whoever tries the demo. */
      about: key,
      email: z.email(),
      /** Of a patient's own sign-in: the vignette it belongs to. */
      patient: key.optional(),
    }),
  ),
});
export type DemoPeople = z.infer<typeof demoPeopleSchema>;
export type DemoPerson = DemoPeople["people"][number];
export type DemoOrganization = DemoPeople["organizations"][number];
