import fc from "fast-check";

/**
 * Laws are tried on the same cases each time, so that a run says something about the change and not about luck.
 * `FC_SEED=random` (or a number) looks further.
 */
const asked = process.env.FC_SEED;
if (asked !== "random") fc.configureGlobal({ seed: asked === undefined ? 20_260_302 : Number(asked) });
