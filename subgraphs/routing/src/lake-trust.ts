import { NETWORK_IDS, NETWORKS } from "@tetron/domain/network";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Database } from "@tetron/lake/database";
import { findSanctions } from "@tetron/lake/sanctions";
import { wallets } from "@tetron/lake/tables/wallets";
import type { FraudModel } from "@tetron/models/fraud-model";
import { and, eq, inArray, or } from "drizzle-orm";
import type { TrustSource } from "./routing-deps.ts";
import { UNKNOWN, type WalletTrust } from "./trust.ts";

/** Wallets' reputations in a tenant's eyes: 0..100 and 0..1, in the order asked. */
export type ReputationSource = (
  wallets: readonly WalletRef[],
  tenant: string,
) => Promise<readonly Pick<WalletTrust, "reputation" | "confidence">[]>;

/**
 * What is held in the lake as trust: the fraud model's word on the wallet's behaviour, and a sanction is certainty.
 *
 * An EVM address has the same key on every EVM network, so the worst that is known of it on any of them counts:
 * nobody leaves a bad name behind by being paid on another chain. Reputation is earned on each network.
 */
export function lakeTrust(
  db: Database,
  { model, reputations }: { readonly model: FraudModel; readonly reputations: ReputationSource },
): TrustSource {
  return async (refs, tenant) => {
    const places = refs.map(sameKey);
    const all = places.flat();
    const [behaviours, sanctions, standings] = await Promise.all([
      findBehaviours(db, all),
      findSanctions(db, all),
      reputations(refs, tenant),
    ]);
    const sanctioned = new Set(all.filter((_, at) => (sanctions[at] ?? []).length > 0).map(walletId));
    return places.map((own, at): WalletTrust => {
      if (own.some((ref) => sanctioned.has(walletId(ref))))
        return { reputation: 0, confidence: 1, fraudProbability: 1 };
      const { reputation, confidence } = standings[at] ?? UNKNOWN;
      const known = own.flatMap((ref) => behaviours.get(walletId(ref)) ?? []);
      const worst = known.map((behaviour) => model.probability(behaviour));
      return { reputation, confidence, fraudProbability: worst.length === 0 ? null : Math.max(...worst) };
    });
  };
}

/** Every wallet that the same key controls. */
function sameKey({ network, address }: WalletRef): WalletRef[] {
  if (NETWORKS[network].family !== "evm") return [{ network, address }];
  return NETWORK_IDS.filter((id) => NETWORKS[id].family === "evm").map((id) => ({ network: id, address }));
}

/** Numbers for the fraud model by wallet, in a list that is empty or holds them, so that lists can be joined. */
async function findBehaviours(
  db: Database,
  refs: readonly WalletRef[],
): Promise<ReadonlyMap<string, readonly (readonly number[])[]>> {
  const { network, address, behaviour } = wallets;
  const byNetwork = Map.groupBy(refs, (ref) => ref.network);
  const rows = await db
    .select({ network, address, behaviour })
    .from(wallets)
    .where(
      or(
        ...Array.from(byNetwork, ([on, list]) =>
          and(eq(network, on), inArray(address, [...new Set(list.map((ref) => ref.address))])),
        ),
      ),
    );
  return new Map(rows.map((row) => [walletId(row), row.behaviour === null ? [] : [row.behaviour]]));
}
