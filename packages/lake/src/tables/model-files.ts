import { text } from "drizzle-orm/pg-core";
import { bytea } from "./bytea.ts";
import { scoring } from "./schemas.ts";

/** Artifacts of models that do not ship, by their content: models may share one. */
export const modelFiles = scoring.table("model_files", {
  /** Hex. */
  sha256: text().primaryKey(),
  bytes: bytea().notNull(),
});
