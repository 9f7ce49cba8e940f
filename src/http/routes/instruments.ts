import type { Instrument, InstrumentItem } from "../../clinical/knowledge/instrument.ts";
import { type InstrumentForm, instrumentForm } from "../contract/chart.ts";
import { instrumentParams } from "../limits/ids.ts";
import { refuse } from "../refuse.ts";
import { plainRoute } from "../route.ts";

export const instrumentRoute = plainRoute({
  method: "GET",
  url: "/api/instruments/:instrumentId",
  summary: "A form as it may be shown: its words only where the licence lets them ship",
  ability: ["chart.read", "own-record.read"],
  params: instrumentParams,
  reply: instrumentForm,
  handle: async (server, { params }) => {
    const instrument = server.knowledge.instruments.get(params.instrumentId);
    if (instrument === undefined) throw refuse(404, "not-found", "instrument.unknown");
    return formOf(instrument);
  },
});

function formOf(instrument: Instrument): InstrumentForm {
  const { id, version, title, instruction, bands, licenceNote } = instrument;
  const items = instrument.items.map((item, index) => itemOf(instrument, item, index));
  return { id, version, title, instruction: instruction ?? null, items, bands, licenceNote, definition: instrument };
}

/** A form without words of its own shows its items by number, and options by their value. */
function itemOf({ safetyItem }: Instrument, { linkId, text, scored, options }: InstrumentItem, index: number) {
  return {
    linkId,
    text: text ?? `${index + 1}`,
    scored,
    safety: safetyItem?.linkId === linkId,
    options: options.map((option) => ({ value: option.value, text: option.text ?? `${option.value}` })),
  };
}
