import { type Asset, assetByContract, nativeAsset } from "@tetron/domain/asset";
import { isFailure, unprocessable } from "@tetron/domain/failure";
import { NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";

/** A token as another service names it: its chain and contract. A symbol is only shown. */
export interface ForeignToken {
  readonly chainId: number;
  readonly address: string;
  readonly symbol: string;
  readonly decimals: number;
  /** The asset of Tetron; `null` when none has this contract, whatever its symbol. */
  readonly asset: Asset | null;
}

/** A quote of another service, in base units. */
export interface ForeignQuote {
  readonly service: "lifi" | "across";
  /** What the service calls the bridge. */
  readonly tool: string;
  /** The catalogue's id of that bridge; `null` for one that it does not have. */
  readonly carrier: string | null;
  readonly from: ForeignToken;
  readonly to: ForeignToken;
  readonly sent: bigint;
  readonly received: bigint;
  /** Seconds until it has arrived; `null` when the service does not say. */
  readonly seconds: number | null;
}

/** Numbers that services give to chains that have none. */
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

/** How services write a network's own coin. */
const COINS: ReadonlySet<string> = new Set([
  "0x0000000000000000000000000000000000000000",
  "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
  "11111111111111111111111111111111",
  "bitcoin",
]);

/** The catalogue's ids of the bridges that services name in another way, without capitals. */
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
