import type { PushEvent } from "../contract/chart.ts";

/** Something changed in one organisation. Ids only: what changed is fetched by those who may see it. */
export interface Change extends PushEvent {
  readonly organizationId: string;
}

type Send = (event: PushEvent) => void;

/** Hands each change of an organisation to the open screens of that organisation, and to no other. */
export class ChangeHub {
  readonly #screens = new Map<string, Set<Send>>();

  /** Returns how to stop listening. */
  subscribe(organizationId: string, send: Send): () => void {
    const screens = this.#screens.get(organizationId) ?? new Set<Send>();
    screens.add(send);
    this.#screens.set(organizationId, screens);
    return () => {
      screens.delete(send);
      if (screens.size === 0) this.#screens.delete(organizationId);
    };
  }

  publish({ organizationId, kind, patients }: Change): void {
    for (const send of this.#screens.get(organizationId) ?? []) send({ kind, patients });
  }

  /** Tells everyone to fetch anew: after the connection to the database was lost, nobody knows what was missed. */
  resync(): void {
    for (const screens of this.#screens.values()) for (const send of screens) send({ kind: "resync", patients: [] });
  }
}
