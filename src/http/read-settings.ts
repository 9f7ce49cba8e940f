import { resolve } from "node:path";
import { FORM_LIMITS } from "../service/forms/form-limits.ts";
import type { ServerSettings } from "./server-settings.ts";

/** What comes from outside; the secret and the folder of the built web app are found while starting. */
export type OutsideSettings = Omit<ServerSettings, "secret" | "webFolder"> & {
  /** False: the routes alone, no web app built or served. */
  readonly web: boolean;
};

export interface ServeFlags {
  readonly demo?: boolean;
  readonly port?: number;
  readonly web?: boolean;
}

const DEFAULT_PORT = 8080;

/** Reads flags and environment; flags win. Throws a sentence where one makes no sense. */
export function readSettings(
  flags: ServeFlags,
  environment: Readonly<Record<string, string | undefined>>,
): OutsideSettings {
  const port = flags.port ?? Number(environment.PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${environment.PORT}": a whole number from 0 to 65535 is needed.`);
  return {
    host: environment.HOST || "127.0.0.1",
    port,
    dataFolder: resolve(environment.ACCORD_DATA || "data"),
    databaseUrl: environment.DATABASE_URL || null,
    demo: flags.demo ?? false,
    web: flags.web ?? true,
    publicOrigin: originOf(environment.ACCORD_ORIGIN),
    formDays: formDaysOf(environment.ACCORD_FORM_DAYS),
    trustedProxies: (environment.ACCORD_TRUSTED_PROXY ?? "").split(",").filter((address) => address !== ""),
  };
}

function formDaysOf(text: string | undefined): number {
  if (!text) return FORM_LIMITS.linkDays;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= FORM_LIMITS.longestLinkDays) return days;
  throw new Error(`ACCORD_FORM_DAYS is "${text}": a whole number from 1 to ${FORM_LIMITS.longestLinkDays} is needed.`);
}

function originOf(text: string | undefined): string | null {
  if (!text) return null;
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new Error(`ACCORD_ORIGIN is "${text}": it must look like https://clinic.example, with nothing behind it.`);
}
