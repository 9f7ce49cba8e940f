import { instrumentForm, instrumentList } from "../contract/chart.ts";
import { formOf } from "../forms/form-of.ts";
import { instrumentLanguageParams, instrumentParams } from "../limits/ids.ts";
import { refuse } from "../refuse.ts";
import { plainRoute } from "../route.ts";
import type { Server } from "../server.ts";

export const instrumentRoute = plainRoute({
  method: "GET",
  url: "/api/instruments/:instrumentId",
  summary: "A form as it may be shown: its words only where the licence lets them ship",
  ability: ["chart.read", "own-record.read"],
  params: instrumentParams,
  reply: instrumentForm,
  handle: async (server, { params }) => formOf(known(server, params.instrumentId)),
});

export const instrumentInLanguageRoute = plainRoute({
  method: "GET",
  url: "/api/instruments/:instrumentId/languages/:language",
  summary: "A form in another language, where its words exist in it",
  ability: ["chart.read", "own-record.read"],
  params: instrumentLanguageParams,
  reply: instrumentForm,
  handle: async (server, { params }) => formOf(known(server, params.instrumentId), params.language),
});

export const instrumentsRoute = plainRoute({
  method: "GET",
  url: "/api/instruments",
  summary: "Every form that can be entered here, and how",
  ability: ["chart.read", "own-record.read"],
  reply: instrumentList,
  handle: async (server) => ({
    instruments: [...server.knowledge.instruments.values()].map((instrument) => {
      const { id, title, capture, validated, languages, rater } = formOf(instrument);
      return { id, title, capture, validated, languages, rater, domain: instrument.domain };
    }),
  }),
});

function known(server: Server, id: string) {
  const instrument = server.knowledge.instruments.get(id);
  if (instrument === undefined) throw refuse(404, "not-found", "instrument.unknown");
  return instrument;
}
