import type { Network } from "@tetron/domain/network";
import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { type UnbegunChain, unbegunChains } from "./tables/unbegun-chains.ts";

/** Whether a network is to be followed and has not begun. */
export async function isUnbegun(db: Database, network: Network): Promise<boolean> {
  return (await db.$count(unbegunChains, eq(unbegunChains.network, network))) > 0;
}

/** Says that a network is to begin, and what is seen of it meanwhile. */
export async function putUnbegun(db: Database, chain: UnbegunChain): Promise<void> {
  const { network: _network, ...seen } = chain;
  await db
    .insert(unbegunChains)
    .values(chain)
    .onConflictDoUpdate({ target: unbegunChains.network, set: seen });
}

/** Notes what is seen of a network that is to begin; does nothing when it is not. */
export async function noteUnbegun(
  db: Database,
  { network, ...seen }: Pick<UnbegunChain, "network" | "trouble" | "endpoints" | "updatedAt">,
): Promise<void> {
  await db.update(unbegunChains).set(seen).where(eq(unbegunChains.network, network));
}

/** Says that a network is not to begin any more. */
export async function forgetUnbegun(db: Database, network: Network): Promise<void> {
  await db.delete(unbegunChains).where(eq(unbegunChains.network, network));
}
