import type { EventData } from "@tetron/domain/events";
import { createIds } from "@tetron/domain/id";
import { anEvent } from "@tetron/lake/testing";
import { WALLETS } from "../../client.ts";

const nextId = createIds();

/** The event of a score as it happens now, the n-th: each of a thousand wallets has every thousandth. */
export function scoreEvent({
  id,
  tenant,
  i,
}: {
  readonly id: string;
  readonly tenant: string;
  readonly i: number;
}) {
  const data: EventData<"score.completed"> = {
    ...anEvent().data,
    transaction_id: id,
    from_address: `0x${(i % 1_000).toString(16).padStart(40, "0")}`,
    to_address: WALLETS.other,
    timestamp: new Date().toISOString(),
  };
  return anEvent({ id: nextId("evt"), tenant, subject: id, data });
}
