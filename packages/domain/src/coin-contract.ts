import { ASSETS } from "./asset.ts";
import { BRIDGED_TOKENS } from "./bridged-tokens.ts";
import { NETWORKS, type Network } from "./network.ts";

/** What the contract of a token does with the network's own coin when it is paid plainly. */
export interface CoinContract {
  /** `wraps`: the payer has the wrapped coin. `refuses`: the transaction fails, and only its fee is gone. */
  readonly does: "wraps" | "refuses";
  /** What people call it, such as `the contract of USDT`. */
  readonly name: string;
  /** Public page with the contract's verified source. */
  readonly source: string;
}

interface TokenContract {
  readonly network: Network;
  /** Lower-case. */
  readonly address: string;
  readonly symbol: string;
  readonly source: string;
}

/** Contracts that take every coin that they are sent as a deposit, for which the payer has the wrapped coin. */
const WRAPPERS: readonly TokenContract[] = [
  wrapper("WETH", "ethereum", "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", "etherscan.io"),
  wrapper("WETH", "arbitrum", "0x82af49447d8a07e3bd95bd0d56f35241523fbab1", "arbiscan.io"),
  wrapper("WETH", "base", "0x4200000000000000000000000000000000000006", "basescan.org"),
  wrapper("WETH", "optimism", "0x4200000000000000000000000000000000000006", "optimistic.etherscan.io"),
  wrapper("WPOL", "polygon", "0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270", "polygonscan.com"),
  wrapper("WBNB", "bsc", "0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c", "bscscan.com"),
];

/** The contract takes deposits by its function `deposit` alone, which a plain payment does not call. */
const BEACON_DEPOSITS: CoinContract = {
  does: "refuses",
  name: "the beacon deposit contract",
  source: "https://etherscan.io/address/0x00000000219ab540356cbb839cbe05303d7705fa#code",
};

const CONTRACTS: ReadonlyMap<string, CoinContract> = new Map([
  [keyOf("ethereum", "0x00000000219ab540356cbb839cbe05303d7705fa"), BEACON_DEPOSITS],
  ...[...ASSETS, ...BRIDGED_TOKENS].flatMap(({ network, contract, symbol, source }) =>
    contract === null || NETWORKS[network].family !== "evm"
      ? []
      : [known("refuses", { network, address: contract, symbol, source })],
  ),
  ...WRAPPERS.map((each) => known("wraps", each)),
]);

/**
 * What a contract is known to do with the coin of its EVM network; `null` for one of which that is not known.
 *
 * The tokens of the asset registry but the wrapped coins have no function that takes a coin, nor have the contracts
 * that those behind a proxy call: their code, on the page of each, declares no payable `receive` or `fallback`.
 *
 * @param address - In stored form.
 */
export function coinContract(network: Network, address: string): CoinContract | null {
  return CONTRACTS.get(keyOf(network, address)) ?? null;
}

function known(does: CoinContract["does"], { network, address, symbol, source }: TokenContract) {
  return [keyOf(network, address), { does, name: `the contract of ${symbol}`, source }] as const;
}

function wrapper(symbol: string, network: Network, address: string, host: string): TokenContract {
  return { symbol, network, address, source: `https://${host}/address/${address}#code` };
}

function keyOf(network: Network, address: string): string {
  return `${network}:${address}`;
}
