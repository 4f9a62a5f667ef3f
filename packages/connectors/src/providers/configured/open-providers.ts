import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import { Agent } from "undici";
import { type Budget, createBudget } from "../../rpc/budget.ts";
import { type Budgets, openBudgets } from "../../rpc/budgets.ts";
import { rpcUrls } from "../../rpc/settings.ts";
import { alchemy } from "../alchemy/alchemy.ts";
import { type KindAsker, kindAsker } from "../code/kind-asker.ts";
import { esplora } from "../esplora/esplora.ts";
import { ETHERSCAN_NETWORKS, etherscan } from "../etherscan/etherscan.ts";
import { openNode } from "../node-caller.ts";
import { ots } from "../ots/ots.ts";
import { createPool, type KindOf, type ProviderPool } from "../pool.ts";
import type { WalletHistoryProvider } from "../provider.ts";
import { type ProviderName, type ProviderSettings, providersOf, providersSetting } from "../settings.ts";
import { solanaRpc } from "../solana-rpc/solana-rpc.ts";
import { historyBudgets } from "./history-budgets.ts";

const ETHERSCAN_URL = "https://api.etherscan.io/v2/api";
const REQUEST_MS = 10_000;
/** Code is a question before the histories: a node that is slow must not hold them up. */
const CODE_MS = 1_500;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** How every provider makes its requests. */
interface Requests {
  readonly dispatcher: Agent;
  readonly requestMs: number;
  /** What histories may ask of an endpoint of `TETRON_RPC_<NETWORK>`. */
  readonly budgetOf: (url: string) => Budget;
  /** What an endpoint may be asked in all. */
  readonly budgets: Budgets;
}

/**
 * Opens the providers that are configured.
 *
 * @param stack - Closes their connections.
 * @param budgets - What endpoints may be asked in this process.
 */
export function openProviders(
  stack: AsyncDisposableStack,
  settings: ProviderSettings,
  budgets: Budgets = openBudgets(settings),
): ProviderPool {
  const dispatcher = stack.adopt(new Agent({ maxResponseSize: MAX_ANSWER_BYTES }), (agent) =>
    agent.destroy(),
  );
  const requests = { dispatcher, requestMs: REQUEST_MS, budgetOf: historyBudgets(settings), budgets };
  const providers = [explorers, alchemys, ownNodes, bitcoinApis].flatMap((open) => open(settings, requests));
  refuseUnconfigured(settings, providers);
  return createPool(providers, {
    orderOf: (network) => providersOf(settings, network),
    kindOf: kindBy(settings, requests),
  });
}

/** What each provider needs before a network's setting can name it. */
const NEEDS: Readonly<Record<ProviderName, string>> = {
  etherscan: "TETRON_ETHERSCAN_KEY or TETRON_ETHERSCAN_URL",
  alchemy: "TETRON_ALCHEMY_KEY or TETRON_ALCHEMY_URL",
  ots: "TETRON_RPC_<NETWORK>",
  esplora: "TETRON_ESPLORA_URL",
  "solana-rpc": "TETRON_RPC_SOLANA",
};

/** @throws Error naming a network's setting that names a provider which is not there. */
function refuseUnconfigured(settings: ProviderSettings, providers: readonly WalletHistoryProvider[]): void {
  for (const network of NETWORK_IDS) {
    const setting = providersSetting(network);
    const has = (name: ProviderName) =>
      providers.some((each) => each.name === name && each.networks.includes(network));
    const missing = settings[setting]?.find((name) => !has(name));
    if (missing === undefined) continue;
    const needs = NEEDS[missing].replace("<NETWORK>", network.toUpperCase());
    throw new Error(`${setting} names ${missing}, which is not configured: set ${needs}, or leave it out.`);
  }
}

/** Asks the nodes of a network. When none answers in time, it stays open who is behind an address. */
function kindBy(settings: ProviderSettings, { dispatcher, budgetOf, budgets }: Requests): KindOf {
  const askers = new Map<Network, KindAsker>(NETWORK_IDS.map((network) => [network, askerOf(network)]));
  return async ({ network, address }, signal) => {
    const kind = await askers.get(network)?.(address, signal);
    return kind ? { kind, provider: "rpc" } : null;
  };

  function askerOf(network: Network): KindAsker {
    const urls = NETWORKS[network].family === "evm" ? rpcUrls(settings, network) : [];
    const nodes = urls.map((url) =>
      openNode({
        network,
        url,
        dispatcher,
        requestMs: CODE_MS,
        budget: budgetOf(url),
        inAll: budgets.of(url),
      }),
    );
    return kindAsker(nodes, CODE_MS);
  }
}

function explorers(settings: ProviderSettings, requests: Requests): readonly WalletHistoryProvider[] {
  const { TETRON_ETHERSCAN_KEY: key, TETRON_ETHERSCAN_URL: url } = settings;
  if (key === undefined && url === undefined) return [];
  const budget = createBudget({
    perSecond: settings.TETRON_ETHERSCAN_PER_SECOND,
    perDay: settings.TETRON_ETHERSCAN_PER_DAY,
  });
  const networks = url === undefined ? ETHERSCAN_NETWORKS : namingEtherscan(settings);
  return [etherscan({ ...requests, url: url ?? ETHERSCAN_URL, key, networks, budget })];
}

/**
 * The networks of an endpoint that is not Etherscan's own. An instance of one network, as Blockscout's are, answers for
 * that one whatever chain is asked for.
 */
function namingEtherscan(settings: ProviderSettings): readonly Network[] {
  const naming = ETHERSCAN_NETWORKS.filter((id) => settings[providersSetting(id)]?.includes("etherscan"));
  return naming.length > 0 ? naming : ["ethereum"];
}

function alchemys(settings: ProviderSettings, requests: Requests): readonly WalletHistoryProvider[] {
  const { TETRON_ALCHEMY_KEY: key, TETRON_ALCHEMY_URL: url } = settings;
  if (key === undefined && url === undefined) return [];
  return [alchemy({ ...requests, key, url, budget: requests.budgets.alchemy })];
}

/** One provider for each endpoint, so that one that fails leaves the others to be asked. */
function ownNodes(settings: ProviderSettings, requests: Requests): readonly WalletHistoryProvider[] {
  return NETWORK_IDS.flatMap((network) =>
    rpcUrls(settings, network).flatMap((url): readonly WalletHistoryProvider[] => {
      const node = {
        ...requests,
        network,
        url,
        budget: requests.budgetOf(url),
        inAll: requests.budgets.of(url),
      };
      const { family } = NETWORKS[network];
      if (family === "solana") return [solanaRpc(node)];
      return family === "evm" ? [ots(node)] : [];
    }),
  );
}

function bitcoinApis(settings: ProviderSettings, requests: Requests): readonly WalletHistoryProvider[] {
  const { TETRON_ESPLORA_URL: url, TETRON_ESPLORA_PER_SECOND: perSecond } = settings;
  if (url === undefined) return [];
  return [
    esplora({ ...requests, url, budget: createBudget({ perSecond, perDay: Number.POSITIVE_INFINITY }) }),
  ];
}
