import { listChainStatuses } from "@tetron/lake/chain-status";
import type { Database } from "@tetron/lake/database";

/**
 * How far every network that is to be followed is behind, for `/health/ready`; `null` where nothing is held yet. It decides
 * nothing: what is behind still answers.
 */
export async function reportChains(db: Database): Promise<object> {
  return Object.fromEntries(
    (await listChainStatuses(db, new Date())).map((chain) => {
      const { network, mode, held, finalized, lag, stopped, trouble } = chain;
      const behind = { lag_blocks: lag?.blocks ?? null, lag_seconds: lag?.seconds ?? null };
      return [network, { mode, held, finalized, ...behind, stopped, trouble }];
    }),
  );
}
