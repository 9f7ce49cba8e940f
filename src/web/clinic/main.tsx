import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import "../shared/ui/parts.css";
import { startCatalogue } from "./messages/catalogue.ts";
import { queryClient } from "./query-client.ts";
import { router } from "./router.tsx";

startCatalogue();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
