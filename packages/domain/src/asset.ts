import { parseAddress } from "./address.ts";
import { ASSET_ALIASES, ASSET_TABLE, type AssetRow } from "./asset-table.ts";
import { unprocessable } from "./failure.ts";
import { ALL_NETWORK_IDS, isSimulated, NETWORKS, type Network } from "./network.ts";

/**
 * A coin or token on one network. What it is, its network and contract say: the same symbol on another network is
 * another asset, and so is another contract of the same name (USDC and USDC.e, USDT and USDT0).
 */
export interface Asset {
  /** Upper-case, such as `USDC`. */
  readonly symbol: string;
  readonly network: Network;
  /** Digits after the point in one whole unit. */
  readonly decimals: number;
  /** Contract or mint in the network's stored form; `null` for the native coin. */
  readonly contract: string | null;
  /** CAIP-19 asset type: `eip155:1/erc20:0xa0b8…`, `bip122:…/slip44:0`, `solana:…/token:EPjF…`. */
  readonly caip19: string;
  /** Public page that states the contract. */
  readonly source: string;
  /** Whether its decimals are known: without them an amount is base units, and nobody can say what it is worth. */
  readonly isKnown: boolean;
}

const ALL: readonly Asset[] = ASSET_TABLE.map(assetOf);

/** Every known asset of the real networks. */
export const ASSETS: readonly Asset[] = ALL.filter(({ network }) => !isSimulated(network));

const SYMBOLS: ReadonlySet<string> = new Set(ASSETS.map(({ symbol }) => symbol));
const BY_NETWORK_AND_SYMBOL: ReadonlyMap<string, Asset> = new Map(
  ALL.map((asset) => [keyOf(asset.network, asset.symbol), asset]),
);
const NATIVE: ReadonlyMap<Network, Asset> = new Map(
  ALL_NETWORK_IDS.map((network) => [network, findAsset(network, NETWORKS[network].native)]),
);

/**
 * The asset that a symbol names on a network, in any case.
 *
 * @param field - The input field that `symbol` came from; the error names it.
 * @throws Failure `UNPROCESSABLE`: `unknown_currency` when no network has it, `not_on_network` when others
 *   do.
 */
export function findAsset(network: Network, symbol: string, field = "currency"): Asset {
  const upper = symbol.slice(0, 40).toUpperCase();
  const key = keyOf(network, upper);
  const name = Object.hasOwn(ASSET_ALIASES, key) ? ASSET_ALIASES[key]! : upper;
  const asset = BY_NETWORK_AND_SYMBOL.get(keyOf(network, name));
  if (asset !== undefined) return asset;
  const has = ALL.filter((each) => each.network === network).map((each) => each.symbol);
  const known = `${NETWORKS[network].name} has ${has.join(", ")}.`;
  if (SYMBOLS.has(upper))
    throw unprocessable(
      field,
      "not_on_network",
      `${field}: ${upper} is not on ${NETWORKS[network].name}. ${known}`,
    );
  const renamed = upper === "MATIC" && network === "polygon" ? " MATIC is now POL." : "";
  throw unprocessable(
    field,
    "unknown_currency",
    `${field}: "${symbol.slice(0, 44)}" is not a known currency.${renamed} ${known}${hintOf(network)}`,
  );
}

/**
 * The asset that a contract is on a network; `undefined` for a contract that no asset of Tetron has.
 *
 * @param contract - In any form that the network writes addresses in; `null` for the network's coin.
 * @throws Failure `UNPROCESSABLE` when it is no address of the network.
 */
export function assetByContract(network: Network, contract: string | null): Asset | undefined {
  if (contract === null) return nativeAsset(network);
  const stored = parseAddress(network, contract, "contract");
  return ASSETS.find((asset) => asset.network === network && asset.contract === stored);
}

/** The native coin. */
export function nativeAsset(network: Network): Asset {
  return NATIVE.get(network)!;
}

function hintOf(network: Network): string {
  const { family, caip2 } = NETWORKS[network];
  if (family === "bitcoin") return "";
  return ` Name another token by its CAIP-19 id, ${caip2}/${family === "evm" ? "erc20:0x…" : "token:…"}`;
}

function assetOf({ symbol, network, decimals, contract, slip44, source }: AssetRow): Asset {
  const stored = contract === null ? null : parseAddress(network, contract, "contract");
  const kind = NETWORKS[network].family === "evm" ? "erc20" : "token";
  const type = stored === null ? `slip44:${slip44}` : `${kind}:${stored}`;
  return {
    symbol,
    network,
    decimals,
    contract: stored,
    caip19: `${NETWORKS[network].caip2}/${type}`,
    source,
    isKnown: true,
  };
}

function keyOf(network: Network, symbol: string): string {
  return `${network}/${symbol}`;
}
