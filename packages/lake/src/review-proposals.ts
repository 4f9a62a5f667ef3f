import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq, gte, or } from "drizzle-orm";
import type { Database } from "./database.ts";
import { reviewProposals, type StoredProposal } from "./tables/review-proposals.ts";
import { runStatements, type Write } from "./write.ts";

/** Keeps a proposal, in place of an earlier one of the wallet. */
export function putProposal(proposal: StoredProposal): Write {
  const { tenant, network, address } = reviewProposals;
  return runStatements(async (tx) => {
    await tx
      .insert(reviewProposals)
      .values(proposal)
      .onConflictDoUpdate({ target: [tenant, network, address], set: proposal });
  });
}

/** What was proposed of wallets for a tenant since a time, in the order asked; `undefined` where nothing was. */
export async function findProposals(
  db: Database,
  { tenant, since }: { readonly tenant: string; readonly since: Date },
  wallets: readonly WalletRef[],
): Promise<(StoredProposal | undefined)[]> {
  const isOf = ({ network, address }: WalletRef) =>
    and(eq(reviewProposals.network, network), eq(reviewProposals.address, address));
  const found = await db
    .select()
    .from(reviewProposals)
    .where(
      and(
        eq(reviewProposals.tenant, tenant),
        gte(reviewProposals.proposedAt, since),
        or(...wallets.map(isOf)),
      ),
    );
  return wallets.map(({ network, address }) =>
    found.find((each) => each.network === network && each.address === address),
  );
}

/** Deletes what was proposed for a tenant of one wallet, or of all. */
export async function eraseProposals(db: Database, tenant: string, wallet?: WalletRef): Promise<void> {
  const { network, address } = reviewProposals;
  const isOfWallet = wallet && and(eq(network, wallet.network), eq(address, wallet.address));
  await db.delete(reviewProposals).where(and(eq(reviewProposals.tenant, tenant), isOfWallet));
}
