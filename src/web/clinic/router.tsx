import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { HomePage } from "./home/home-page.tsx";
import { Landing } from "./home/landing.tsx";
import { readRegistryAddress } from "./registry/registry-address.ts";
import { ErrorScreen } from "./shell/error-screen.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { Root } from "./shell/root.tsx";

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: ErrorScreen });

const landing = createRoute({ getParentRoute: () => root, path: "/", component: Landing });

/** Where a tablet is taken back: whoever signs in here goes on to their own first page. */
const signIn = createRoute({ getParentRoute: () => root, path: "/sign-in", component: Landing });

const home = createRoute({ getParentRoute: () => root, path: "/home", component: HomePage });

/** The address holds view and order only; what is typed into the filter is health data and stays out of it. */
const registryRoute = createRoute({
  getParentRoute: () => root,
  path: "/registry",
  validateSearch: readRegistryAddress,
  component: lazyRouteComponent(() => import("./registry/registry-page.tsx"), "RegistryPage"),
});

const queueRoute = createRoute({
  getParentRoute: () => root,
  path: "/pharmacy",
  component: lazyRouteComponent(() => import("./pharmacy/queue-page.tsx"), "QueuePage"),
});

export const chartRoute = createRoute({
  getParentRoute: () => root,
  path: "/patients/$patientId",
  component: lazyRouteComponent(() => import("./chart/chart-page.tsx"), "ChartPage"),
});

const playbookRoute = createRoute({
  getParentRoute: () => root,
  path: "/playbook",
  component: lazyRouteComponent(() => import("./playbook/playbook-page.tsx"), "PlaybookPage"),
});

const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings/clinic",
  component: lazyRouteComponent(() => import("./settings/clinic-page.tsx"), "ClinicPage"),
});

/** Worked stories of the demo; outside demo mode the page says that there is none. */
export const replayRoute = createRoute({
  getParentRoute: () => root,
  path: "/replay/$storyId",
  validateSearch: ({ day }: Record<string, unknown>): { readonly day?: number } =>
    typeof day === "number" && Number.isInteger(day) ? { day } : {},
  component: lazyRouteComponent(() => import("./replay/replay-page.tsx"), "ReplayPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    landing,
    signIn,
    home,
    registryRoute,
    queueRoute,
    chartRoute,
    playbookRoute,
    settingsRoute,
    replayRoute,
  ]),
  defaultPreload: "intent",
  // The registry keeps its own place in the list.
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
