import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The clinic's web app. `npm run build` writes it to dist/web, from where the server sends it. */
export default defineConfig({
  root: "src/web/clinic",
  plugins: [react()],
  build: {
    outDir: "../../../dist/web",
    emptyOutDir: true,
    target: "es2023",
    // No inlined data: URLs, so that the content security policy can stay `self`.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    // During work on the web: `vite` beside a running `accord serve`.
    proxy: { "/api": process.env.ACCORD_SERVER ?? "http://127.0.0.1:8080" },
  },
});
