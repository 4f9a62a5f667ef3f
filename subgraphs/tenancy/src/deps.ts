import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";

/** The dependencies of tenancy. */
export interface TenancyDeps {
  readonly lake: Lake;
  readonly log: Log;
}
