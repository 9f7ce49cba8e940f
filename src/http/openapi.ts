/** What the description of our API says of itself. */
export const openApiInfo = {
  openapi: "3.1.0",
  info: {
    title: "Accord",
    version: "1",
    description:
      "The clinic's own API: JSON, same origin, signed in by cookie. Calls that change or search something are POST with header `x-accord: 1`. Refusals are a `problem`.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
} as const;
