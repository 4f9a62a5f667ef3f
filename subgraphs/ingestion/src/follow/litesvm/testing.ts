import { heldIn, TOKEN, TOKEN_2022 } from "@tetron/connectors/litesvm/accounts/testing";
import type { SvmChain } from "@tetron/connectors/litesvm/testing";
import type { Traffic } from "@tetron/connectors/litesvm/traffic/testing";
import { until } from "@tetron/domain/testing";
import { findChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { movements } from "@tetron/lake/tables/movements";
import { sql } from "drizzle-orm";

const FOLLOW_MS = 60_000;
const COIN = "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/slip44:501";

/** Waits until a lake holds the chain's newest block. */
export async function heldUpToNewest(lake: Lake, chain: SvmChain, withinMs = FOLLOW_MS): Promise<void> {
  await until(
    "the newest block is held",
    async () => (await findChain(lake.db, "solana"))?.heldHash === chain.blocks().at(-1)!.blockhash,
    withinMs,
  );
}

/** Coins and tokens of which the movements since the first block do not add up to what the machine says. */
export async function wrongHoldings(
  lake: Lake,
  chain: SvmChain,
  { before }: Pick<Traffic, "before">,
): Promise<object[]> {
  const { rows } = await lake.db.execute<{ wallet: string; asset: string; sum: string }>(sql`
    select wallet, asset, sum(delta)::text as sum from ${movements} where network = 'solana' group by wallet, asset`);
  const svm = chain.svm();
  const tokens = tokensIn(chain);
  const wrong: object[] = [];
  for (const { wallet, asset, sum } of rows) {
    const held =
      asset === COIN
        ? (svm.getBalance(wallet as never) ?? 0n) - (before.get(wallet) ?? 0n)
        : (tokens.get(`${wallet} ${asset}`) ?? 0n);
    tokens.delete(`${wallet} ${asset}`);
    if (held !== BigInt(sum)) wrong.push({ wallet, asset, sum, held });
  }
  const unseen = [...tokens]
    .filter(([, amount]) => amount > 0n)
    .map(([holding, held]) => ({ holding, held }));
  return [...wrong, ...unseen];
}

/** What every owner has of each token. */
function tokensIn(chain: SvmChain): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const program of [TOKEN, TOKEN_2022])
    for (const { data } of chain.svm().getProgramAccounts(program)) {
      const held = heldIn(program, data as Uint8Array);
      if (held === undefined) continue;
      const holding = `${held.owner} ${COIN.slice(0, COIN.indexOf("/"))}/token:${held.mint}`;
      sums.set(holding, (sums.get(holding) ?? 0n) + held.amount);
    }
  return sums;
}
