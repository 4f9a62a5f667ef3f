import { type Asset, assetByContract, nativeAsset } from "@tetron/domain/asset";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";

/** A token of another service, identified by chain and contract; the symbol is for display only. */
export interface ForeignToken {
  readonly chainId: number;
  readonly address: string;
  readonly symbol: string;
  readonly decimals: number;
  /** Tetron's asset with this contract, regardless of symbol; `null` when there is none. */
  readonly asset: Asset | null;
}

/** A quote of another service, in base units. */
export interface ForeignQuote {
  readonly service: "lifi" | "across";
  /** The service's name of the bridge. */
  readonly tool: string;
  /** The catalogue's id of that bridge; `null` when it has none. */
  readonly carrier: string | null;
  readonly from: ForeignToken;
  readonly to: ForeignToken;
  readonly sent: bigint;
  readonly received: bigint;
  /** Seconds until arrival; `null` when the service states none. */
  readonly seconds: number | null;
}

/** Chain ids that services assign to chains without one. */
const OTHER_CHAINS: Readonly<Record<number, Network>> = {
  1151111081099710: "solana",
  34268394551451: "solana",
  20000000000001: "bitcoin",
};

const EVM_CHAINS: ReadonlyMap<number, Network> = new Map(
  NETWORK_IDS.filter((network) => NETWORKS[network].family === "evm").map((network) => [
    Number(NETWORKS[network].caip2.split(":")[1]),
    network,
  ]),
);

/** The contracts that services use for a network's coin. */
const COINS: ReadonlySet<string> = new Set([
  "0x0000000000000000000000000000000000000000",
  "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
  "11111111111111111111111111111111",
  "bitcoin",
]);

/** The catalogue's ids of bridges that services name differently, by lower-case name. */
const CARRIER_OF_TOOL: Readonly<Record<string, string>> = {
  across: "across",
  acrossv4: "across",
  arbitrum: "arbitrum-bridge",
  celercircle: "cctp-standard",
  chainflip: "chainflip",
  hop: "hop-v1",
  optimism: "optimism-bridge",
  polygon: "polygon-bridge",
  relay: "relay",
  relaydepository: "relay",
  stargatev2: "stargate-v2",
  stargatev2bus: "stargate-v2",
  thorswap: "thorchain",
};

/** The catalogue's id of a service's bridge. */
export function carrierOf(tool: string): string | null {
  const name = tool.toLowerCase();
  return Object.hasOwn(CARRIER_OF_TOOL, name) ? CARRIER_OF_TOOL[name]! : null;
}

/** @throws Failure `UNPROCESSABLE` when the decimals are not those of the asset that has the contract. */
export function foreignToken(token: Omit<ForeignToken, "asset">): ForeignToken {
  const asset = assetOf(token);
  if (asset !== null && asset.decimals !== token.decimals)
    throw unprocessable(
      "decimals",
      "other_decimals",
      `${token.address} on ${asset.network} has ${asset.decimals} decimals, the quote says ${token.decimals}.`,
    );
  return { ...token, asset };
}

function assetOf({ chainId, address }: Pick<ForeignToken, "chainId" | "address">): Asset | null {
  const network = EVM_CHAINS.get(chainId) ?? OTHER_CHAINS[chainId];
  if (network === undefined) return null;
  if (COINS.has(address.toLowerCase())) return nativeAsset(network);
  try {
    return assetByContract(network, address) ?? null;
  } catch (error) {
    if (isFailure(error, "UNPROCESSABLE")) return null;
    throw error;
  }
}
