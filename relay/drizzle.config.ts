import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate` in this folder writes the next migration after a change of the tables. */
export default defineConfig({ dialect: "postgresql", schema: ["./src/store/tables.ts"], out: "./migrations" });
