import type { Network } from "./network.ts";

/** What an issuer did to a wallet's holding of its token: `destroyed` also leaves it frozen. */
export type FreezeKind = "frozen" | "unfrozen" | "destroyed";

/** What the contract of a token logged of a wallet that its issuer froze or released. */
export interface IssuerFreeze {
  /** Place of the log in its block, from 0. */
  readonly log: number;
  readonly transactionHash: string;
  /** The token's contract and the wallet, in the network's stored form. */
  readonly contract: string;
  readonly wallet: string;
  readonly kind: FreezeKind;
}

/** The events by which a contract announces freezes; each family is one issuer's code. */
export type FreezeEvents = "tether" | "tether-blocked" | "circle" | "paxos";

/** A token whose issuer can freeze wallets, and announces it by events. */
export interface FreezingToken {
  readonly network: Network;
  /** Lower-case. */
  readonly contract: string;
  readonly symbol: string;
  readonly issuer: "Tether" | "Circle" | "Paxos";
  readonly events: FreezeEvents;
  /** Page of the issuer that states the contract. */
  readonly source: string;
}

/** Who issues a token, how its contract announces freezes, and where that is documented. */
type Issued = Pick<FreezingToken, "issuer" | "events" | "source">;

const TETHER: Issued = {
  ...{ issuer: "Tether", events: "tether" },
  source: "https://tether.to/en/supported-protocols/",
};
const USDT0: Issued = {
  ...{ issuer: "Tether", events: "tether-blocked" },
  source: "https://docs.usdt0.to/technical-documentation/deployments",
};
const CIRCLE: Issued = {
  ...{ issuer: "Circle", events: "circle" },
  source: "https://developers.circle.com/stablecoins/usdc-contract-addresses",
};
const CIRCLE_EURO: Issued = {
  ...CIRCLE,
  source: "https://developers.circle.com/stablecoins/eurc-contract-addresses",
};
const PAXOS: Issued = {
  ...{ issuer: "Paxos", events: "paxos" },
  source: "https://github.com/paxosglobal/pyusd-contract",
};

/**
 * The tokens whose freezes are read from the chain. A bridge's token of the same name, such as USDC.e, is not
 * frozen by the issuer and is not listed, and neither are Binance's pegged tokens on BNB Smart Chain.
 */
export const FREEZING_TOKENS: readonly FreezingToken[] = [
  token("ethereum", "USDT", "0xdac17f958d2ee523a2206206994597c13d831ec7", TETHER),
  token("polygon", "USDT", "0xc2132d05d31c914a87c6611c10748aeb04b58e8f", USDT0),
  token("arbitrum", "USDT", "0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9", USDT0),
  token("optimism", "USDT0", "0x01bff41798a0bcf287b996046ca68b395dbc1071", USDT0),
  token("ethereum", "USDC", "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", CIRCLE),
  token("polygon", "USDC", "0x3c499c542cef5e3811e1192ce70d8cc03d5c3359", CIRCLE),
  token("arbitrum", "USDC", "0xaf88d065e77c8cc2239327c5edb3a432268e5831", CIRCLE),
  token("base", "USDC", "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913", CIRCLE),
  token("optimism", "USDC", "0x0b2c639c533813f4aa9d7837caf62653d097ff85", CIRCLE),
  token("ethereum", "EURC", "0x1abaea1f7c830bd89acc67ec4af516284b1bc33c", CIRCLE_EURO),
  token("base", "EURC", "0x60a3e35cc302bfa44cb288bc5a4f316fdb1adb42", CIRCLE_EURO),
  token("ethereum", "PYUSD", "0x6c3ea9036406852006290770bedfcaba0e23a0e8", PAXOS),
];

/** The token with a contract; `undefined` for one whose freezes are not read. */
export function freezingToken(network: Network, contract: string): FreezingToken | undefined {
  return FREEZING_TOKENS.find((token) => token.network === network && token.contract === contract);
}

/**
 * Words by which lists say that an issuer froze a wallet, as `normalWord` of the labels writes them. What the chain
 * says later counts instead: see `isReleased` of the lake.
 */
export const FREEZE_WORDS: readonly string[] = [
  "black-list",
  "blacklist",
  "blacklisted",
  "blocked",
  "frozen",
];

function token(network: Network, symbol: string, contract: string, by: Issued): FreezingToken {
  return { network, symbol, contract, ...by };
}
