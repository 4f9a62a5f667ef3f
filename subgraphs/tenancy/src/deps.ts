import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { PostOptions } from "./webhooks/post.ts";

/** The dependencies of tenancy. */
export interface TenancyDeps {
  readonly lake: Lake;
  readonly log: Log;
  /** Where webhooks may be, and how they are connected to. */
  readonly webhooks: PostOptions;
}
