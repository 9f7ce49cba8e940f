import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin, type UserConfig } from "vite";

const shared: UserConfig["build"] = {
  emptyOutDir: true,
  target: "es2023",
  // No inlined data: URLs, so that the content security policy can stay `self`.
  assetsInlineLimit: 0,
};

/** The clinic's web app. `npm run build` writes it to dist/web, from where the server sends it. */
export default defineConfig({
  root: "src/web/clinic",
  plugins: [react(), formApp()],
  build: { ...shared, outDir: "../../../dist/web", reportCompressedSize: true },
  server: {
    // During work on the web: `vite` beside a running `accord serve`.
    proxy: { "/api": process.env.ACCORD_SERVER ?? "http://127.0.0.1:8080" },
  },
});

/** The page of a form, an app of its own without any of the clinic's code, built into a folder of the same build. */
function formApp(): Plugin {
  let folder = "";
  return {
    name: "form-app",
    apply: "build",
    configResolved: ({ root, build: { outDir } }) => {
      folder = join(resolve(root, outDir), "form");
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        root: join(import.meta.dirname, "src/web/form"),
        base: "/form/",
        logLevel: "error",
        plugins: [react()],
        build: { ...shared, outDir: folder },
      });
    },
  };
}
