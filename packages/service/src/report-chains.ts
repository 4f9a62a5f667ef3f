import { chainLag } from "@tetron/lake/chain-lag";
import { listChains } from "@tetron/lake/chains";
import type { Database } from "@tetron/lake/database";

/** How far every followed network is behind, for `/health/ready`. It decides nothing: what is behind still answers. */
export async function reportChains(db: Database): Promise<object> {
  const now = new Date();
  const chains = await listChains(db);
  return Object.fromEntries(
    chains.map((chain) => {
      const { network, mode, heldHeight, finalizedHeight, stopped, trouble } = chain;
      const { blocks, seconds } = chainLag(chain, now);
      const finalized = finalizedHeight < 0 ? null : finalizedHeight;
      const lag = { lag_blocks: blocks, lag_seconds: seconds };
      return [network, { mode, held: heldHeight, finalized, ...lag, stopped, trouble }];
    }),
  );
}
