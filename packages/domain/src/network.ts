import { unprocessable } from "./failure.ts";

/** How a network encodes addresses and transactions. */
export type NetworkFamily = "evm" | "bitcoin" | "solana";

/** Constants of a network. */
export interface NetworkInfo {
  /** CAIP-2 chain id: `namespace:reference`. */
  readonly caip2: string;
  readonly family: NetworkFamily;
  /** Display name. */
  readonly name: string;
  /** Symbol of the native coin. */
  readonly native: string;
  /** Unix time of the first block, whole seconds. */
  readonly firstBlock: number;
  /** Nothing on it is real: no list, price, provider or route knows it. */
  readonly simulated?: true;
}

/**
 * The networks, by the identifier that the API uses.
 *
 * @see https://chainagnostic.org/CAIPs/caip-2 and the namespaces `eip155`, `bip122`, `solana`.
 * @see For `firstBlock`, the genesis files: bor `builder/files/genesis-mainnet-v1.json`, bsc `genesis.json`,
 *   superchain-registry `base/mainnet` (`l2_time`), bitcoin `kernel/chainparams.cpp`, Solana's `genesis.bin`;
 *   block 0 of Arbitrum One and OP Mainnet, the latter with the clock of the chain before its regenesis; for
 *   Ethereum, whose block 0 has the time 0, the time that explorers show for it.
 */
export const NETWORKS = {
  ethereum: { caip2: "eip155:1", family: "evm", name: "Ethereum", native: "ETH", firstBlock: 1_438_269_973 },
  polygon: { caip2: "eip155:137", family: "evm", name: "Polygon", native: "POL", firstBlock: 1_590_824_836 },
  bsc: {
    caip2: "eip155:56",
    family: "evm",
    name: "BNB Smart Chain",
    native: "BNB",
    firstBlock: 1_587_390_414,
  },
  arbitrum: {
    caip2: "eip155:42161",
    family: "evm",
    name: "Arbitrum One",
    native: "ETH",
    firstBlock: 1_622_240_000,
  },
  base: { caip2: "eip155:8453", family: "evm", name: "Base", native: "ETH", firstBlock: 1_686_789_347 },
  optimism: {
    caip2: "eip155:10",
    family: "evm",
    name: "OP Mainnet",
    native: "ETH",
    firstBlock: 1_610_639_500,
  },
  bitcoin: {
    caip2: "bip122:000000000019d6689c085ae165831e93",
    family: "bitcoin",
    name: "Bitcoin",
    native: "BTC",
    firstBlock: 1_231_006_505,
  },
  solana: {
    caip2: "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
    family: "solana",
    name: "Solana",
    native: "SOL",
    firstBlock: 1_584_368_940,
  },
  // No chain: what happens on it is made up. See docs/simulation.md.
  simnet: {
    caip2: "tetron:simnet",
    family: "evm",
    name: "Simulation",
    native: "SIM",
    firstBlock: 1_735_689_600,
    simulated: true,
  },
} as const satisfies Record<string, NetworkInfo>;

/** Identifier of a network in the API. */
export type Network = keyof typeof NETWORKS;

/** Identifier of a real network. */
export type ChainNetwork = Exclude<Network, "simnet">;

/** A network as an object, for where bare text would not say what it is. */
export interface NetworkRef {
  readonly id: Network;
}

/** Stands for every network in the key of a list whose addresses are on several. */
export const ANY_NETWORK = "*";

/** Every network's identifier, the simulated one's too, for where its data may be. */
export const ALL_NETWORK_IDS = Object.keys(NETWORKS) as readonly Network[];

/** Every real network's identifier, in display order. */
export const NETWORK_IDS = ALL_NETWORK_IDS.filter((id) => id !== "simnet") as readonly ChainNetwork[];

/** Whether a network is the simulated one. */
export function isSimulated(network: Network): boolean {
  return "simulated" in NETWORKS[network];
}

/** Whether `text` is the identifier of a known network. */
export function isNetwork(text: string): text is Network {
  return Object.hasOwn(NETWORKS, text);
}

/**
 * The network that an identifier names, in any case, or a CAIP-2 id.
 *
 * @param field - The input field that `text` came from; the error names it.
 * @throws Failure `UNPROCESSABLE` when the network is unknown.
 */
export function parseNetwork(text: string, field = "network"): Network {
  if (isNetwork(text)) return text;
  const lower = text.slice(0, 40).toLowerCase();
  const found = isNetwork(lower) ? lower : networkOfCaip2(text);
  if (found !== undefined) return found;
  throw unprocessable(
    field,
    "unknown_network",
    `${field}: "${text.slice(0, 40)}" is not a known network. Known: ${NETWORK_IDS.join(", ")}.`,
  );
}

/** The network with this CAIP-2 id, `undefined` when there is none. */
export function networkOfCaip2(caip2: string): Network | undefined {
  return ALL_NETWORK_IDS.find((id) => NETWORKS[id].caip2 === caip2);
}
