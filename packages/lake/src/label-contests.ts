import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { labelContests, type StoredLabelContest } from "./tables/label-contests.ts";
import { runStatements, type Write } from "./write.ts";

/** Identifies a contest: one owner's, of one list's labels of one wallet. */
export type ContestKey = Pick<StoredLabelContest, "owner" | "network" | "address" | "source">;

/** The contest that is stored; `undefined` when there is none. */
export async function findContest(db: Database, key: ContestKey): Promise<StoredLabelContest | undefined> {
  const [found] = await db.select().from(labelContests).where(isContest(key));
  return found;
}

/** Stores a contest in place of the owner's earlier one of the same labels. */
export function putContest(contest: StoredLabelContest): Write {
  const { reason, contestedAt } = contest;
  const { network, address, owner, source } = labelContests;
  return runStatements(async (db) => {
    await db
      .insert(labelContests)
      .values(contest)
      .onConflictDoUpdate({ target: [network, address, owner, source], set: { reason, contestedAt } });
  });
}

/** Removes a contest. */
export function removeContest(key: ContestKey): Write {
  return runStatements(async (db) => {
    await db.delete(labelContests).where(isContest(key));
  });
}

/** The reason of a contest whose own was erased: the contest itself stays. */
const ERASED_REASON = "The reason was erased.";

/** Erases the reasons of an owner's contests: those of one wallet, or all. */
export async function eraseContestReasons(db: Database, owner: Owner, wallet?: WalletRef): Promise<void> {
  const { network, address } = labelContests;
  const isOfWallet = wallet && and(eq(network, wallet.network), eq(address, wallet.address));
  await db
    .update(labelContests)
    .set({ reason: ERASED_REASON })
    .where(and(eq(labelContests.owner, owner), isOfWallet));
}

function isContest({ owner, network, address, source }: ContestKey & { readonly owner: Owner }) {
  return and(
    eq(labelContests.owner, owner),
    eq(labelContests.network, network),
    eq(labelContests.address, address),
    eq(labelContests.source, source),
  );
}
