import { defineConfig } from "drizzle-kit";

/**
 * After a change in `src/tables/`, from the repository root: `npx drizzle-kit generate --config
 * packages/lake/drizzle.config.ts --name what_changed`.
 */
export default defineConfig({
  dialect: "postgresql",
  casing: "snake_case",
  schema: "./packages/lake/src/tables/*.ts",
  out: "./packages/lake/migrations",
});
