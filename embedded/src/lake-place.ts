import { resolve } from "node:path";
import type { LakePlace } from "@tetron/lake/open";
import type { Settings } from "./settings.ts";

/** Where the settings place the data. */
export function placeOf({ DATABASE_URL, TETRON_HOME, TETRON_ROOT_KEY_FILE }: Settings): LakePlace {
  const rootKeyFile = TETRON_ROOT_KEY_FILE === undefined ? undefined : resolve(TETRON_ROOT_KEY_FILE);
  return DATABASE_URL === undefined
    ? { home: resolve(TETRON_HOME), rootKeyFile }
    : { databaseUrl: DATABASE_URL, rootKeyFile };
}
