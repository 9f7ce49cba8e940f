import { z } from "zod";

/** Ids in addresses: a malformed one is refused like one that does not exist, before it reaches the database. */
export const patientParams = z.strictObject({ patientId: z.uuid() });
export const formRequestParams = z.strictObject({ patientId: z.uuid(), requestId: z.uuid() });
export const ruleParams = patientParams.extend({ ruleId: z.string().min(1).max(60) });
export const alertParams = z.strictObject({ alertId: z.uuid() });
export const draftParams = z.strictObject({ patientId: z.uuid(), instrument: z.string().min(1).max(100) });
export const entryParams = z.strictObject({ patientId: z.uuid(), entryId: z.string().min(1).max(200) });
export const instrumentParams = z.strictObject({ instrumentId: z.string().min(1).max(100) });
export const instrumentLanguageParams = instrumentParams.extend({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
});
