import { installPaying, minePayments, PAYING } from "@tetron/connectors/anvil/payments/testing";
import { RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { callNode } from "@tetron/connectors/testing";
import { wrongBalances } from "@tetron/ingestion/follow/testing";
import type { KilledChain } from "./killed-chain.ts";

/** Ethereum, by an anvil. */
export async function killedAnvil(): Promise<KilledChain> {
  const anvil = await startAnvil(1);
  const { url } = anvil;
  await installPaying(anvil);
  await minePayments(anvil, 3);
  const blockAt = (height: string) => callNode(url, "eth_getBlockByNumber", [height, false]);
  return {
    network: "ethereum",
    settings: { TETRON_RPC_ETHEREUM: url, TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" },
    wallets: [RICH, PAYING.wrapped.address, PAYING.taxed.address, PAYING.forwarder.address],
    newest: async () => (await blockAt("latest")).hash,
    async advance(blocks, seed) {
      const snapshot = await callNode(url, "evm_snapshot");
      await minePayments(anvil, blocks, seed);
      return () => callNode(url, "evm_revert", [snapshot]);
    },
    async hashes() {
      const { number } = await blockAt("latest");
      const heights = Array.from({ length: Number(number) }, (_, i) => `0x${(i + 1).toString(16)}`);
      return Promise.all(heights.map(async (height) => (await blockAt(height)).hash));
    },
    wrongBalances: (lake) => wrongBalances(lake, anvil),
    [Symbol.asyncDispose]: () => anvil[Symbol.asyncDispose](),
  };
}
