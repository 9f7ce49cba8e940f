import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../shared/ui/tokens.css";
import "../shared/ui/base.css";
import { FormApp } from "./form-app.tsx";
import "./form.css";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <FormApp />
  </StrictMode>,
);

// Another link opened in the same tab is another form.
addEventListener("hashchange", () => location.reload());
