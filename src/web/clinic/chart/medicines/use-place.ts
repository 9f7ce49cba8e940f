import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** The part of the tab an address names behind the tab's own name (`#medications/monitoring`); empty where it names none. */
export function usePlaceName(): string {
  return useLocation({ select: ({ hash }) => hash.split("/")[1] ?? "" });
}

/** Brings a part into view once it is there, where the address asks for it. */
export function usePlace<T extends HTMLElement>(name: string) {
  const ref = useRef<T>(null);
  const asked = usePlaceName() === name;
  useEffect(() => {
    if (!asked) return;
    ref.current?.scrollIntoView({ block: "start" });
    ref.current?.focus({ preventScroll: true });
  }, [asked]);
  return ref;
}
