import {
  changeCountry,
  changeTimeZone,
  closeDay,
  openDay,
  readClinicSettings,
  setHours,
} from "../../service/clinic-settings.ts";
import type { Ctx } from "../../service/context.ts";
import { clinicPlace, clinicSettings, clinicWeek, dayToClose, dayToOpen } from "../contract/clinic.ts";
import { workRoute } from "../route.ts";

/** Hours and closed days are no secret: whoever is signed in may read them. */
export const clinicRoute = workRoute({
  method: "GET",
  url: "/api/clinic",
  summary: "Opening hours, closed days, time zone and country of the clinic",
  ability: "signed-in",
  reply: clinicSettings,
  work: (ctx) => readClinicSettings(ctx),
});

export const clinicHoursRoute = workRoute({
  method: "POST",
  url: "/api/clinic/hours",
  summary: "Set the hours of a whole week",
  ability: "clinic.settings",
  body: clinicWeek,
  reply: clinicSettings,
  work: (ctx, { body }) => after(ctx, setHours(ctx, body.days)),
});

export const clinicPlaceRoute = workRoute({
  method: "POST",
  url: "/api/clinic/place",
  summary: "Set the time zone and the country; what is the same already is left alone",
  ability: "clinic.settings",
  body: clinicPlace,
  reply: clinicSettings,
  work: async (ctx, { body }) => {
    const before = await readClinicSettings(ctx);
    if (body.country !== before.country) await changeCountry(ctx, body.country);
    if (body.timeZone !== before.timeZone) await changeTimeZone(ctx, body.timeZone);
    return readClinicSettings(ctx);
  },
});

export const closeDayRoute = workRoute({
  method: "POST",
  url: "/api/clinic/closed-days",
  summary: "Name a day on which the clinic is closed",
  ability: "clinic.settings",
  body: dayToClose,
  reply: clinicSettings,
  work: (ctx, { body }) => after(ctx, closeDay(ctx, body)),
});

export const openDayRoute = workRoute({
  method: "POST",
  url: "/api/clinic/closed-days/reopen",
  summary: "Take a closed day back",
  ability: "clinic.settings",
  body: dayToOpen,
  reply: clinicSettings,
  work: (ctx, { body }) => after(ctx, openDay(ctx, body.day)),
});

/** The settings as they are once the change is made. */
async function after(ctx: Ctx, change: Promise<void>) {
  await change;
  return readClinicSettings(ctx);
}
