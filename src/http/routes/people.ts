import { enrolPatient } from "../../service/enrol-patient.ts";
import { searchPeople } from "../../service/search-people.ts";
import { enrolled, enrolment, peopleFound, peopleQuery } from "../contract/people.ts";
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
