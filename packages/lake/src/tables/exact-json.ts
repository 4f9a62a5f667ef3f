import { customType } from "drizzle-orm/pg-core";
import { fromExactJson, toExactJson } from "../exact-json.ts";

/** A `jsonb` column that gives back the very numbers that were stored: see `toExactJson`. */
export const exactJson = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: toExactJson,
  fromDriver: fromExactJson,
});
