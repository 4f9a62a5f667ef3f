import type { EventOf } from "@tetron/domain/events";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { putAnnouncement } from "@tetron/lake/announcements";
import { appendEvent } from "@tetron/lake/events";
import type { StoredAnnouncement } from "@tetron/lake/tables/reputation-announcements";
import type { Write } from "@tetron/lake/write";
import { type Announced, announcementOf } from "@tetron/models/reputation/announce";
import type { WalletReputation } from "@tetron/models/reputation/wallet-reputation";
import type { ReputationDeps } from "./deps.ts";

/** A change of a wallet's reputation for a tenant. */
export interface Change {
  readonly tenant: string;
  readonly wallet: WalletRef;
  /**
   * The reputation that the tenant knows: the last announced one, or the previous one when none was
   * announced.
   */
  readonly last: Announced;
  readonly after: WalletReputation;
  /** The last announced reputation; `undefined` when there is none. */
  readonly told: StoredAnnouncement | undefined;
  readonly at: Date;
}

/**
 * The writes for a changed reputation: an `address.updated` event when the change is large enough. A first
 * small change is recorded without an event, so that small changes add up.
 */
export function announceChange({ artifacts, nextId }: ReputationDeps, change: Change): Write[] {
  const { tenant, wallet, last, after, told, at } = change;
  const { network, address } = wallet;
  const next = announcementOf(last, after.score, artifacts.policy);
  if (next === null) {
    const { score, band } = last;
    return told ? [] : [putAnnouncement({ tenant, network, address, score, band, at }, undefined)];
  }
  const event: EventOf<"address.updated"> = {
    id: nextId("evt"),
    tenant,
    type: "address.updated",
    subject: walletId(wallet),
    data: {
      network,
      address,
      reputation_score: next.score,
      previous_score: last.score,
      band: next.band,
      previous_band: last.band,
      confidence: after.confidence,
      reasons: after.reasons.slice(0, 3).map(({ code }) => code),
      model_version: after.modelVersion,
      timestamp: at.toISOString(),
    },
    at,
  };
  return [putAnnouncement({ tenant, network, address, ...next, at }, told), appendEvent(event)];
}
