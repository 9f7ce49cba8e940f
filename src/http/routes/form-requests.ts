import { askForForm } from "../../service/forms/ask-for-form.ts";
import { cancelForm, noteReminder, renewForm } from "../../service/forms/change-form-request.ts";
import { listFormRequests } from "../../service/forms/list-form-requests.ts";
import { listWaitingForms } from "../../service/forms/list-waiting-forms.ts";
import { formAsk, formAsked, formRenewal, formRequests, waitingForms } from "../contract/form-requests.ts";
import { becomeTablet } from "../forms/become-tablet.ts";
import { linkAddress } from "../forms/link-address.ts";
import { formRequestParams, patientParams } from "../limits/ids.ts";
import { nothing, plainRoute, signedInOf, workRoute } from "../route.ts";
import { unitOfWork } from "../unit-of-work.ts";

export const formRequestsRoute = plainRoute({
  method: "GET",
  url: "/api/patients/:patientId/form-requests",
  summary: "Forms this patient was asked for, newest first, and which can be asked for",
  ability: "form.hand-out",
  params: patientParams,
  reply: formRequests,
  handle: async (server, { params }, request) => {
    const { formDays } = server.settings;
    const list = await unitOfWork(server, signedInOf(request), (ctx) => listFormRequests(ctx, params.patientId));
    return { ...list, linkDays: formDays };
  },
});

export const waitingFormsRoute = workRoute({
  method: "GET",
  url: "/api/waiting-forms",
  summary: "People a tablet can be handed to because a form waits for them: names and birth dates, nothing clinical",
  ability: "form.hand-out",
  reply: waitingForms,
  work: (ctx) => listWaitingForms(ctx),
});

export const askForFormRoute = plainRoute({
  method: "POST",
  url: "/api/patients/:patientId/form-requests",
  summary: "Ask a patient for forms by a one-time link; the link is in this answer and nowhere else",
  ability: "form.ask",
  params: patientParams,
  body: formAsk,
  reply: formAsked,
  statuses: [201],
  handle: async (server, { params, body }, request) => {
    const { days = server.settings.formDays, ...ask } = body;
    const asked = await unitOfWork(server, signedInOf(request), (ctx) =>
      askForForm(ctx, { ...ask, ...params, mode: "link", days }),
    );
    return linkAddress(server, request, asked);
  },
});

export const renewFormRoute = plainRoute({
  method: "POST",
  url: "/api/patients/:patientId/form-requests/:requestId/renew",
  summary: "A new link for the same request: the old one opens nothing any more, a lock is lifted, answers stay",
  ability: "form.ask",
  params: formRequestParams,
  body: formRenewal,
  reply: formAsked,
  handle: async (server, { params, body }, request) => {
    const days = body.days ?? server.settings.formDays;
    const asked = await unitOfWork(server, signedInOf(request), (ctx) =>
      renewForm(ctx, { ...params, mode: "link", days }),
    );
    return linkAddress(server, request, asked);
  },
});

export const cancelFormRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/form-requests/:requestId/cancel",
  summary: "Call a request off; what was answered so far stays with it",
  ability: "form.ask",
  params: formRequestParams,
  reply: nothing,
  statuses: [204],
  work: async (ctx, { params }) => {
    await cancelForm(ctx, params);
    return null;
  },
});

export const remindedRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/form-requests/:requestId/reminded",
  summary: "Note that someone of the clinic reminded the patient; Accord itself sends nothing",
  ability: "form.ask",
  params: formRequestParams,
  reply: nothing,
  statuses: [204],
  work: async (ctx, { params }) => {
    await noteReminder(ctx, params);
    return null;
  },
});

export const startKioskRoute = plainRoute({
  method: "POST",
  url: "/api/patients/:patientId/kiosk",
  summary: "Make this browser a tablet for new forms of one patient: the caller's own session ends here",
  ability: "form.ask",
  params: patientParams,
  body: formAsk,
  reply: nothing,
  statuses: [204],
  handle: async (server, { params, body }, request, reply) => {
    const { token } = await unitOfWork(server, signedInOf(request), (ctx) =>
      askForForm(ctx, { ...body, ...params, mode: "kiosk" }),
    );
    return becomeTablet(server, request, reply, token);
  },
});

export const handOutRoute = plainRoute({
  method: "POST",
  url: "/api/patients/:patientId/form-requests/:requestId/kiosk",
  summary:
    "Make this browser a tablet for a form already asked for: the caller's own session ends here, an earlier link too",
  ability: "form.hand-out",
  params: formRequestParams,
  reply: nothing,
  statuses: [204],
  handle: async (server, { params }, request, reply) => {
    const { token } = await unitOfWork(server, signedInOf(request), (ctx) =>
      renewForm(ctx, { ...params, mode: "kiosk" }),
    );
    return becomeTablet(server, request, reply, token);
  },
});
