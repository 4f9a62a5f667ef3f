import { NETWORK_IDS, NETWORKS } from "@tetron/domain/network";
import { Agent } from "undici";
import { rpcUrls } from "../../rpc/settings.ts";
import { alchemy } from "../alchemy/alchemy.ts";
import { createBudget } from "../budget.ts";
import { esplora } from "../esplora/esplora.ts";
import { ETHERSCAN_NETWORKS, etherscan } from "../etherscan/etherscan.ts";
import { ots } from "../ots/ots.ts";
import { createPool, type ProviderPool } from "../pool.ts";
import type { WalletHistoryProvider } from "../provider.ts";
import { type ProviderSettings, providersOf } from "../settings.ts";
import { solanaRpc } from "../solana-rpc/solana-rpc.ts";

const ETHERSCAN_URL = "https://api.etherscan.io/v2/api";
const REQUEST_MS = 10_000;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** How every provider makes its requests. */
type Requests = { readonly dispatcher: Agent; readonly requestMs: number };

/**
 * Opens the providers that are configured.
 *
 * @param stack - Closes their connections.
 */
export function openProviders(stack: AsyncDisposableStack, settings: ProviderSettings): ProviderPool {
  const dispatcher = stack.adopt(new Agent({ maxResponseSize: MAX_ANSWER_BYTES }), (agent) =>
    agent.destroy(),
  );
  const requests = { dispatcher, requestMs: REQUEST_MS };
  const providers = [explorers, alchemys, ownNodes, bitcoinApis].flatMap((open) => open(settings, requests));
  return createPool(providers, { orderOf: (network) => providersOf(settings, network) });
}

function explorers(settings: ProviderSettings, requests: Requests): readonly WalletHistoryProvider[] {
  const { TETRON_ETHERSCAN_KEY: key, TETRON_ETHERSCAN_URL: url } = settings;
  if (key === undefined && url === undefined) return [];
  const budget = createBudget({
    perSecond: settings.TETRON_ETHERSCAN_PER_SECOND,
    perDay: settings.TETRON_ETHERSCAN_PER_DAY,
  });
  return [etherscan({ ...requests, url: url ?? ETHERSCAN_URL, key, networks: ETHERSCAN_NETWORKS, budget })];
}

function alchemys(settings: ProviderSettings, requests: Requests): readonly WalletHistoryProvider[] {
  const { TETRON_ALCHEMY_KEY: key, TETRON_ALCHEMY_URL: url } = settings;
  if (key === undefined && url === undefined) return [];
  const budget = createBudget({
    perSecond: settings.TETRON_ALCHEMY_UNITS_PER_SECOND,
    perDay: settings.TETRON_ALCHEMY_UNITS_PER_DAY,
  });
  return [alchemy({ ...requests, key, url, budget })];
}

/** One provider for each endpoint, so that one that fails leaves the others to be asked. */
function ownNodes(settings: ProviderSettings, requests: Requests): readonly WalletHistoryProvider[] {
  const perSecond = settings.TETRON_RPC_HISTORY_PER_SECOND;
  return NETWORK_IDS.flatMap((network) =>
    rpcUrls(settings, network).flatMap((url): readonly WalletHistoryProvider[] => {
      const node = {
        ...requests,
        network,
        url,
        budget: createBudget({ perSecond, perDay: Number.POSITIVE_INFINITY }),
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
