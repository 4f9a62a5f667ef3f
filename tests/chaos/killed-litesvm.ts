import { aSvmNode } from "@tetron/connectors/litesvm/front/testing";
import { startChain } from "@tetron/connectors/litesvm/testing";
import { startTraffic } from "@tetron/connectors/litesvm/traffic/testing";
import { wrongHoldings } from "@tetron/ingestion/follow/litesvm/testing";
import type { KilledChain } from "./killed-chain.ts";

/** Solana, by litesvm. Of two branches the second uses the slots of the first again, or leaves them behind, in turn. */
export async function killedLitesvm(): Promise<KilledChain> {
  const chain = startChain();
  const traffic = await startTraffic(chain);
  await traffic.produce(3);
  const node = await aSvmNode(chain);
  return {
    network: "solana",
    settings: { TETRON_RPC_SOLANA: node.url, TETRON_FOLLOW_SOLANA: "full", TETRON_FOLLOW_FROM_SOLANA: "1" },
    wallets: traffic.people,
    newest: async () => chain.blocks().at(-1)!.blockhash,
    async advance(blocks, seed) {
      const mark = chain.mark();
      await traffic.produce(blocks, seed);
      node.announce();
      return async () => chain.goBack(mark, seed % 4 === 1);
    },
    hashes: async () => chain.blocks().flatMap(({ slot, blockhash }) => (slot > 0 ? [blockhash] : [])),
    wrongBalances: (lake) => wrongHoldings(lake, chain, traffic),
    [Symbol.asyncDispose]: () => node[Symbol.asyncDispose](),
  };
}
