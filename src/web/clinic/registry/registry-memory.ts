import { createStore } from "../../shared/ui/create-store.ts";

export interface RegistryMemory {
  /** Typed into the filter: health data, so it is kept here and not in the address. */
  readonly search: string;
  readonly team: readonly string[];
  readonly interpreterOnly: boolean;
  /** The row a person is on. */
  readonly active: { readonly index: number; readonly patientId: string | null };
}

const START: RegistryMemory = {
  search: "",
  team: [],
  interpreterOnly: false,
  active: { index: 0, patientId: null },
};

/** How far the list is scrolled, in pixels. Not in the store: nobody is woken by it. */
export const scrollPlace = { top: 0 };

/** Where a person is in the registry. Outlives the page, so that coming back from a chart finds the same place. */
export const registryMemory = createStore<RegistryMemory>(START);

export function remember(change: Partial<RegistryMemory>): void {
  registryMemory.set({ ...registryMemory.get(), ...change });
}

/** Another list begins at its top. */
export function rememberFilter(change: Partial<Pick<RegistryMemory, "search" | "team" | "interpreterOnly">>): void {
  scrollPlace.top = 0;
  remember({ ...change, active: START.active });
}

export function startAtTop(): void {
  scrollPlace.top = 0;
  remember({ active: START.active });
}
