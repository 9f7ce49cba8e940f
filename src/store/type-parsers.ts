import pg from "pg";

/**
 * How values of the database arrive: a calendar date stays text (no time zone moves a birthday), a count is a number,
 * an instant is ISO text ending in Z. Everything else as the driver has it.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);

export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(id)) ?? pg.types.getTypeParser(id, format as "text"),
};
