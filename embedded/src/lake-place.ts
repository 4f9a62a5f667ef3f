import { resolve } from "node:path";
import type { LakePlace } from "@tetron/lake/open";
import type { Settings } from "./settings.ts";

/** Where the settings place the data. */
export function placeOf({ DATABASE_URL, TETRON_HOME }: Settings): LakePlace {
  return DATABASE_URL === undefined ? { home: resolve(TETRON_HOME) } : { databaseUrl: DATABASE_URL };
}
