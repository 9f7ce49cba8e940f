import { assignCareTeam, listClinicians } from "../../service/assign-care-team.ts";
import { enrolPatient } from "../../service/enrol-patient.ts";
import { searchPeople } from "../../service/search-people.ts";
import {
  careTeam,
  careTeamAssigned,
  cliniciansFound,
  enrolled,
  enrolment,
  peopleFound,
  peopleQuery,
} from "../contract/people.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const searchPeopleRoute = workRoute({
  method: "POST",
  url: "/api/people/search",
  summary: "Patients whose name begins so, at most 20",
  ability: "schedule.read",
  body: peopleQuery,
  reply: peopleFound,
  work: (ctx, { body }) => searchPeople(ctx, body),
});

export const enrolRoute = workRoute({
  method: "POST",
  url: "/api/patients",
  summary: "Enrol a patient",
  ability: "patient.enrol",
  body: enrolment,
  reply: enrolled,
  statuses: [201],
  work: (ctx, { body }) => enrolPatient(ctx, body),
});

export const cliniciansRoute = workRoute({
  method: "GET",
  url: "/api/clinicians",
  summary: "The clinic's clinicians, for a care team",
  ability: "team.assign",
  reply: cliniciansFound,
  work: async (ctx) => {
    const { clinicians } = await listClinicians(ctx);
    return { clinicians: clinicians.map(({ email: _, ...one }) => one) };
  },
});

export const careTeamRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/team",
  summary: "Say who cares for a patient",
  ability: "team.assign",
  params: patientParams,
  body: careTeam,
  reply: careTeamAssigned,
  work: (ctx, { body, params }) => assignCareTeam(ctx, { ...body, patientId: params.patientId }),
});
