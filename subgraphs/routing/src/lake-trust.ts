import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Database } from "@tetron/lake/database";
import { findSanctions } from "@tetron/lake/sanctions";
import { wallets } from "@tetron/lake/tables/wallets";
import type { FraudModel } from "@tetron/models/fraud-model";
import { and, eq, or } from "drizzle-orm";
import type { TrustSource } from "./routing-deps.ts";
import { UNKNOWN, type WalletTrust } from "./trust.ts";

/** A wallet's reputation: 0..100 and 0..1, in the order asked. */
export type ReputationSource = (
  wallets: readonly WalletRef[],
  signal: AbortSignal,
) => Promise<readonly Pick<WalletTrust, "reputation" | "confidence">[]>;

/** What is held in the lake as trust: the fraud model's word on the wallet's behaviour, and a sanction is certainty. */
export function lakeTrust(
  db: Database,
  { model, reputations }: { readonly model: FraudModel; readonly reputations: ReputationSource },
): TrustSource {
  return async (refs, signal) => {
    const [behaviours, sanctions, standings] = await Promise.all([
      findBehaviours(db, refs),
      findSanctions(db, refs),
      reputations(refs, signal),
    ]);
    return refs.map((ref, at): WalletTrust => {
      const behaviour = behaviours.get(walletId(ref));
      const sanctioned = (sanctions[at] ?? []).length > 0;
      const { reputation, confidence } = standings[at] ?? UNKNOWN;
      return {
        reputation: sanctioned ? 0 : reputation,
        confidence: sanctioned ? 1 : confidence,
        fraudProbability: sanctioned ? 1 : behaviour ? model.probability(behaviour) : null,
      };
    });
  };
}

async function findBehaviours(
  db: Database,
  refs: readonly WalletRef[],
): Promise<ReadonlyMap<string, readonly number[] | null>> {
  const { network, address, behaviour } = wallets;
  const rows = await db
    .select({ network, address, behaviour })
    .from(wallets)
    .where(or(...refs.map((ref) => and(eq(network, ref.network), eq(address, ref.address)))));
  return new Map(rows.map((row) => [walletId(row), row.behaviour]));
}
