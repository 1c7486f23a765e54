import { readFile } from "node:fs/promises";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/**
 * `vite` (the development server) answers `/config.json` from the file that COLOPHON_CONFIG names; in production the
 * app's own server does.
 */
function configJson(): Plugin {
  return {
    name: "colophon-config-json",
    configureServer(server) {
      server.middlewares.use("/config.json", (_request, response) => {
        const path = process.env.COLOPHON_CONFIG;
        if (path === undefined) {
          response.statusCode = 404;
          response.end("COLOPHON_CONFIG names no file");
          return;
        }
        readFile(path, "utf8").then(
          (text) => {
            response.setHeader("content-type", "application/json");
            response.end(text);
          },
          (error: Error) => {
            response.statusCode = 500;
            response.end(error.message);
          },
        );
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), configJson()],
  // A constant in every build, set or not: what is behind it is dropped where it isn't "1".
  define: { "import.meta.env.VITE_COLOPHON_LOCAL": JSON.stringify(process.env.VITE_COLOPHON_LOCAL ?? "0") },
  // Several versions of React can be installed in the workspace; the page must run on one.
  resolve: { dedupe: ["react", "react-dom", "@tanstack/react-query"] },
  worker: { format: "es" },
  build: {
    target: "es2023",
    sourcemap: false,
    // Fonts and the like stay files: the page's CSP allows no data: fonts.
    assetsInlineLimit: 0,
  },
});
