import { customType } from "drizzle-orm/pg-core";
import { fromExactJson, toExactJson } from "../exact-json.ts";

/** A `jsonb` column that restores numbers exactly: see `toExactJson`. */
export const exactJson = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: toExactJson,
  fromDriver: fromExactJson,
});
