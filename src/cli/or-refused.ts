import { Refusal } from "../service/refusal.ts";

/** Runs a command; where a use case says no, its sentence goes to stderr with exit status 2, and the result is null. */
export async function orRefused<T>(command: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`accord ${command}: ${error.message}`);
    process.exitCode = 2;
    return null;
  }
}
