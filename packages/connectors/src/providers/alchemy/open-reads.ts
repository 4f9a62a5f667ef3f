import type { Network } from "@tetron/domain/network";
import type { AssetTransfersCategory, SortingOrder } from "alchemy-sdk";
import { z } from "zod";
import { ProviderFault } from "../fault.ts";
import type { NodeCaller } from "../node-caller.ts";
import { parseAnswer } from "../parse-answer.ts";
import { Receipt, type Transfer, TransferPage } from "./schema.ts";

/** Alchemy's name of each network, in its hosts and in its SDK. */
export const ALCHEMY_NETWORKS = {
  ethereum: "eth-mainnet",
  polygon: "polygon-mainnet",
  bsc: "bnb-mainnet",
  arbitrum: "arb-mainnet",
  base: "base-mainnet",
  optimism: "opt-mainnet",
} as const satisfies Partial<Record<Network, string>>;

/** A network that Alchemy has. */
export type AlchemyNetwork = keyof typeof ALCHEMY_NETWORKS;

/** Which transfers of an account to list. */
export interface TransferQuery {
  readonly side: "fromAddress" | "toAddress";
  readonly categories: readonly Transfer["category"][];
  readonly fromBlock: number;
  readonly order: "asc" | "desc";
  readonly count: number;
  readonly pageKey?: string;
}

/** What Alchemy is asked about an account. Each throws ProviderFault, or the reason of its signal. */
export interface AccountReads {
  transfers(query: TransferQuery): Promise<z.output<typeof TransferPage>>;
  /** Whether the account holds coins or tokens. */
  holdsSome(): Promise<boolean>;
  /** How many transactions the account has sent. */
  nonce(): Promise<number>;
  receipt(hash: string): Promise<z.output<typeof Receipt>>;
}

/** Loads Alchemy's SDK, once. It is large, so that a process which asks no Alchemy does without. */
export function loadSdk() {
  return import("alchemy-sdk");
}

/** A balance in hexadecimal that is not zero. */
const SOME = /^0x.*[1-9a-f]/i;

/**
 * The reads of an account. Alchemy's SDK writes the requests and reads the answers; `node` carries them, because the
 * SDK's own transport knows no signal and no limit of size.
 */
export async function openReads(
  {
    node,
    network,
    address,
  }: { readonly node: NodeCaller; readonly network: AlchemyNetwork; readonly address: string },
  signal: AbortSignal,
): Promise<AccountReads> {
  const { Alchemy } = await loadSdk();
  type Settings = NonNullable<ConstructorParameters<typeof Alchemy>[0]>;
  const id = ALCHEMY_NETWORKS[network] as NonNullable<Settings["network"]>;
  const { core, config } = new Alchemy({ apiKey: "carried-by-node", network: id });
  const carry = (method: string, params: readonly unknown[]) =>
    node.call({ method, params, result: z.unknown() }, signal);
  Object.assign(await config.getProvider(), { _send: carry });
  return {
    async transfers({ side, categories, fromBlock, order, count, pageKey }) {
      const asked = core.getAssetTransfers({
        [side]: address,
        fromBlock: `0x${fromBlock.toString(16)}`,
        toBlock: "latest",
        category: categories as AssetTransfersCategory[],
        // Its default leaves out what has no value, which is how many scams begin.
        excludeZeroValue: false,
        withMetadata: true,
        order: order as SortingOrder,
        maxCount: count,
        ...(pageKey !== undefined && { pageKey }),
      });
      return parseAnswer(TransferPage, await understood(asked));
    },
    async holdsSome() {
      const [coin, { tokenBalances }] = await understood(
        Promise.all([core.getBalance(address), core.getTokenBalances(address)]),
      );
      return !coin.isZero() || tokenBalances.some(({ tokenBalance }) => SOME.test(tokenBalance ?? ""));
    },
    nonce: () => understood(core.getTransactionCount(address)),
    receipt: async (hash) =>
      parseAnswer(Receipt, await understood(core.send("eth_getTransactionReceipt", [hash]))),
  };
}

/** The SDK throws errors of its own for what it does not understand. */
async function understood<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && !(error instanceof ProviderFault))
      throw new ProviderFault("invalid", "answered with something that its SDK does not understand");
    throw error;
  }
}
