import { z } from "zod";
import type { NetworkFees } from "../../market/fees/network-fees.ts";
import { addDoubts, liveFrom } from "../../provenance.ts";
import type { Rpc } from "../../rpc/pool.ts";
import { priceSlots, type SlotFee, slotCongestion } from "./price-tiers.ts";

const LAMPORTS_PER_SIGNATURE = 5_000n;
/** With fewer slots, a single one would set a tier's price. */
const FEW_SLOTS = 20;
const SLOT_SECONDS = 0.4;
const STALE_AFTER_SECONDS = 60;
const CLOCK = "SysvarC1ock11111111111111111111111111111111";

const Fees = z
  .array(z.object({ slot: z.number().int(), prioritizationFee: z.number().int().min(0) }))
  .min(1)
  .transform((rows): SlotFee[] =>
    rows
      .map(({ slot, prioritizationFee }) => ({ slot, lowest: BigInt(prioritizationFee) }))
      .sort((a, b) => a.slot - b.slot),
  );

/**
 * Reads Solana's fees: a fixed price per signature, and the price per compute unit of transactions included
 * in recent slots.
 *
 * @see https://solana.com/docs/rpc/http/getrecentprioritizationfees
 */
export async function readSolanaFees(rpc: Rpc, signal?: AbortSignal): Promise<NetworkFees> {
  const now = new Date();
  const [clock, slots] = await Promise.all([
    rpc.call(
      { method: "getAccountInfo", params: [CLOCK, { encoding: "jsonParsed" }], result: freshClock(now) },
      signal,
    ),
    rpc.call({ method: "getRecentPrioritizationFees", params: [[]], result: Fees }, signal),
  ]);
  return {
    network: "solana",
    unit: "microlamport/CU",
    tiers: priceSlots(slots, SLOT_SECONDS),
    perSignature: LAMPORTS_PER_SIGNATURE,
    dataFee: null,
    blockSeconds: SLOT_SECONDS,
    congestion: slotCongestion(slots),
    provenance: addDoubts(
      liveFrom("rpc:solana", new Date(clock * 1000), now),
      slots.length < FEW_SLOTS ? [`the cluster reported only ${slots.length} slots`] : [],
    ),
    notes: ["the cluster reports the lowest price of each slot, so inclusion is at best as likely as said"],
  };
}

/** The cluster's clock, in unix seconds; an endpoint whose clock stands still is skipped. */
function freshClock(now: Date) {
  const info = z.object({ unixTimestamp: z.number() });
  return z
    .object({ value: z.object({ data: z.object({ parsed: z.object({ info }) }) }) })
    .transform(({ value }) => value.data.parsed.info.unixTimestamp)
    .superRefine((timestamp, context) => {
      const age = Math.round(now.getTime() / 1000 - timestamp);
      if (age > STALE_AFTER_SECONDS)
        context.addIssue({ code: "custom", message: `the cluster's clock is ${age} s old` });
    });
}
