import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { z } from "zod";

const urlList = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((url) => url.trim())
      .filter((url) => url !== ""),
  )
  .pipe(z.array(z.url({ protocol: /^https?$/, error: "must be http(s) URLs, separated by commas" })));

/** Name of the setting of a network's RPC endpoints, such as `TETRON_RPC_ETHEREUM`. */
export function rpcSetting(network: Network): `TETRON_RPC_${Uppercase<Network>}` {
  return `TETRON_RPC_${network.toUpperCase() as Uppercase<Network>}`;
}

type RpcKey = ReturnType<typeof rpcSetting>;

/**
 * Settings that connect Tetron to chains. A network without a setting uses the shipped tables. Processes that
 * need chains include these fields in their own settings.
 */
export const rpcSettings = {
  ...(Object.fromEntries(
    NETWORK_IDS.map((network) => [
      rpcSetting(network),
      urlList.optional().describe(`JSON-RPC endpoints of ${network}, separated by commas.`),
    ]),
  ) as Record<RpcKey, z.ZodOptional<typeof urlList>>),
  TETRON_RPC_PER_SECOND: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "Requests per second to each endpoint of `TETRON_RPC_<NETWORK>`: scores first, then new blocks, then old ones. Absent: no limit. For endpoints at Alchemy its compute units count instead.",
    ),
  TETRON_ALCHEMY_UNITS_PER_SECOND: z.coerce
    .number()
    .int()
    .min(120)
    .default(300)
    .describe(
      "Compute units per second at Alchemy, averaged over ten seconds; 300 is the limit of the free plan.",
    ),
  TETRON_ALCHEMY_UNITS_PER_DAY: z.coerce
    .number()
    .int()
    .min(120)
    .default(1_000_000)
    .describe("Compute units per day (UTC) at Alchemy; 1,000,000 is a day's share of the free plan."),
  TETRON_BITCOIN_CHAIN: z
    .enum(["mainnet", "testnet", "regtest"])
    .default("mainnet")
    .describe(
      "Bitcoin network whose node serves `bitcoin`; anything but mainnet is for tests only: its addresses cannot be asked about.",
    ),
};

/** The values of {@link rpcSettings}. */
export type RpcSettings = z.output<z.ZodObject<typeof rpcSettings>>;

/** The endpoints of a network; empty when none are set. */
export function rpcUrls(settings: RpcSettings, network: Network): readonly string[] {
  return settings[rpcSetting(network)] ?? [];
}
