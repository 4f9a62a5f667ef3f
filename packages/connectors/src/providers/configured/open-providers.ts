import { Agent } from "undici";
import { createBudget } from "../budget.ts";
import { ETHERSCAN_NETWORKS, etherscan } from "../etherscan/etherscan.ts";
import { createPool, type ProviderPool } from "../pool.ts";
import { isProviderOf, type ProviderSettings } from "../settings.ts";

const ETHERSCAN_URL = "https://api.etherscan.io/v2/api";
const REQUEST_MS = 10_000;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * Opens the providers that are configured.
 *
 * @param stack - Closes their connections.
 */
export function openProviders(stack: AsyncDisposableStack, settings: ProviderSettings): ProviderPool {
  const { TETRON_ETHERSCAN_KEY: key, TETRON_ETHERSCAN_URL: url } = settings;
  if (key === undefined && url === undefined) return createPool([]);
  const dispatcher = stack.adopt(new Agent({ maxResponseSize: MAX_ANSWER_BYTES }), (agent) =>
    agent.destroy(),
  );
  const explorer = etherscan({
    ...{ url: url ?? ETHERSCAN_URL, key, dispatcher, requestMs: REQUEST_MS },
    networks: ETHERSCAN_NETWORKS.filter((network) => isProviderOf(settings, "etherscan", network)),
    budget: createBudget({
      perSecond: settings.TETRON_ETHERSCAN_PER_SECOND,
      perDay: settings.TETRON_ETHERSCAN_PER_DAY,
    }),
  });
  return createPool([explorer]);
}
