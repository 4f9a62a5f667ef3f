import type { Network } from "@tetron/domain/network";
import { type Budgets, openBudgets } from "../rpc/budgets.ts";
import type { EndpointHealth } from "../rpc/pool.ts";
import type { RpcSettings } from "../rpc/settings.ts";
import type { NetworkFees } from "./fees/network-fees.ts";
import { openPools } from "./pools.ts";
import type { Price } from "./prices/price.ts";
import type { PriceSettings } from "./prices/settings.ts";
import type { RememberOptions } from "./remembered.ts";
import { rememberedFees } from "./remembered-fees.ts";
import { rememberedPrices } from "./remembered-prices.ts";

/** Current fees and prices, or their fallbacks. Disposing closes the connections. */
export interface LiveInputs extends AsyncDisposable {
  /**
   * A network's fees. The nodes' answer is kept for a few seconds. When they do not answer within the wait,
   * the fallback is their last answer for some minutes, with the problem, and then the shipped table.
   *
   * @throws The reason of `signal` when it aborts; nothing else.
   */
  fees(network: Network, signal?: AbortSignal): Promise<NetworkFees>;
  /**
   * The price of a currency in US dollars, kept and replaced by fallbacks in the same way.
   *
   * @throws Failure `UNPROCESSABLE` (`unknown_currency`), or the reason of `signal` when it aborts.
   */
  price(symbol: string, signal?: AbortSignal): Promise<Price>;
  /**
   * Checks which chain all configured endpoints serve. Those of another chain are not used.
   *
   * @returns A sentence for each of them, which names the setting.
   */
  verifyChains(signal?: AbortSignal): Promise<string[]>;
  /** The health of each configured network's endpoints. */
  health(): Partial<Record<Network, EndpointHealth[]>>;
}

/** Options of {@link LiveInputs}. */
export interface LiveInputOptions {
  readonly settings: RpcSettings & PriceSettings;
  /** How long answers are kept and awaited; the defaults suit a quote. */
  readonly remember?: Partial<RememberOptions>;
  /** What endpoints may be asked in this process; opened by the settings when absent. */
  readonly budgets?: Budgets;
}

const REMEMBER: RememberOptions = { freshMs: 10_000, keepMs: 300_000, waitMs: 1_500 };
const NEVER = new AbortController().signal;

/**
 * Opens the live inputs; they connect on first use.
 *
 * @example
 * ```ts
 * import { openLiveInputs } from "@tetron/connectors/market/live-inputs";
 * import { priceSettings } from "@tetron/connectors/market/prices/settings";
 * import { rpcSettings } from "@tetron/connectors/rpc/settings";
 * import { z } from "zod";
 *
 * const settings = z.object({ ...rpcSettings, ...priceSettings }).parse({});
 * await using live = openLiveInputs({ settings });
 * const { usdE8 } = await live.price("ETH"); // the shipped price: nothing is configured
 * ```
 */
export function openLiveInputs({
  settings,
  remember,
  budgets = openBudgets(settings),
}: LiveInputOptions): LiveInputs {
  const options = { ...REMEMBER, ...remember };
  const pools = openPools(settings, budgets);
  const fees = rememberedFees(pools, options);
  const prices = rememberedPrices(pools, settings, options);
  return {
    fees: (network, signal = NEVER) => fees(network, signal),
    price: (symbol, signal = NEVER) => prices.price(symbol, signal),
    async verifyChains(signal) {
      return (await Promise.all([...pools.values()].map((rpc) => rpc.verifyChain(signal)))).flat();
    },
    health: () => Object.fromEntries([...pools].map(([network, rpc]) => [network, rpc.health()])),
    async [Symbol.asyncDispose]() {
      await Promise.all([prices, ...pools.values()].map((each) => each[Symbol.asyncDispose]()));
    },
  };
}
