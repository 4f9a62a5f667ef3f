import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import { z } from "zod";
import { rpcSettings } from "../rpc/settings.ts";

/** Every provider, in the order in which those that are configured are asked. */
const PROVIDERS = ["etherscan", "alchemy", "ots", "esplora", "solana-rpc"] as const;

/** Name of a provider. */
export type ProviderName = (typeof PROVIDERS)[number];

/** Those that can have a network of a family. */
const OF_FAMILY = {
  evm: ["etherscan", "alchemy", "ots"],
  bitcoin: ["esplora"],
  solana: ["solana-rpc"],
} as const satisfies Record<string, readonly ProviderName[]>;

function orderOf(network: Network) {
  const names: readonly ProviderName[] = OF_FAMILY[NETWORKS[network].family];
  const error = `must be \`none\`, or some of ${names}, separated by commas`;
  return z
    .string()
    .transform((text) => (text.trim() === "none" ? [] : text.split(",").map((name) => name.trim())))
    .pipe(z.array(z.enum(names, { error })));
}

/** Name of the setting of a network's providers, such as `TETRON_PROVIDERS_ETHEREUM`. */
export function providersSetting(network: Network): ProvidersKey {
  return `TETRON_PROVIDERS_${network.toUpperCase() as Uppercase<Network>}`;
}

type ProvidersKey = `TETRON_PROVIDERS_${Uppercase<Network>}`;

/** The settings of the providers of histories. Without any, only what was imported is known. */
export const providerSettings = {
  TETRON_ETHERSCAN_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Key of Etherscan's API v2, which then supplies histories that are not stored."),
  TETRON_ETHERSCAN_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "Endpoint compatible with Etherscan's API, such as a Blockscout instance's `/api`. It is used for the networks whose `TETRON_PROVIDERS_<NETWORK>` names `etherscan`, or else for ethereum alone. Absent: Etherscan's own, for all.",
    ),
  TETRON_ETHERSCAN_PER_SECOND: z.coerce
    .number()
    .int()
    .min(1)
    .default(3)
    .describe("Requests per second to the Etherscan endpoint; 3 is the limit of the free plan."),
  TETRON_ETHERSCAN_PER_DAY: z.coerce
    .number()
    .int()
    .min(1)
    .default(100_000)
    .describe("Requests per day (UTC) to the Etherscan endpoint; 100,000 is the limit of the free plan."),
  TETRON_ALCHEMY_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Key of Alchemy, which then supplies histories that are not stored."),
  TETRON_ALCHEMY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "Endpoint compatible with Alchemy's, for every network. Absent: Alchemy's own for each network.",
    ),
  TETRON_ESPLORA_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Esplora API that supplies histories on bitcoin, such as `https://blockstream.info/api`."),
  TETRON_ESPLORA_PER_SECOND: z.coerce
    .number()
    .int()
    .min(1)
    .default(5)
    .describe("Requests per second to the Esplora API; public instances refuse more than a few."),
  TETRON_RPC_HISTORY_PER_SECOND: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "Requests per second to each endpoint of `TETRON_RPC_<NETWORK>` for reading histories. Absent: 20 at first, and up to 1,280 while the endpoint refuses no request and answers in time. Set it for an endpoint that bills requests.",
    ),
  ...(Object.fromEntries(
    NETWORK_IDS.map((network) => [
      providersSetting(network),
      orderOf(network)
        .optional()
        .describe(
          `Providers of histories on ${network} in order of preference, or \`none\`. Absent: all that are configured.`,
        ),
    ]),
  ) as Record<ProvidersKey, z.ZodOptional<ReturnType<typeof orderOf>>>),
  ...rpcSettings,
};

/** The values of {@link providerSettings}. */
export type ProviderSettings = z.output<z.ZodObject<typeof providerSettings>>;

/** The providers of a network in the order of asking, whether or not they are configured. */
export function providersOf(settings: ProviderSettings, network: Network): readonly ProviderName[] {
  return settings[providersSetting(network)] ?? PROVIDERS;
}
