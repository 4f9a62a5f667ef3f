import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { OutboundRules } from "@tetron/service/outbound/open-request";

/** The dependencies of tenancy. */
export interface TenancyDeps {
  readonly lake: Lake;
  readonly log: Log;
  /** Where webhooks may be, and how they are connected to. */
  readonly webhooks: OutboundRules;
  /** Days that events are kept; `undefined` for ever. */
  readonly keepEventsDays?: number | undefined;
}
