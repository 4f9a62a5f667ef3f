import { parseAddress } from "./address.ts";
import { ASSETS, type Asset, findAsset, nativeAsset } from "./asset.ts";
import { BRIDGED_TOKENS } from "./bridged-tokens.ts";
import { unprocessable } from "./failure.ts";
import { NETWORKS, type Network, networkOfCaip2 } from "./network.ts";

const BY_CAIP19: ReadonlyMap<string, Asset> = new Map(
  [...ASSETS, ...BRIDGED_TOKENS, nativeAsset("simnet")].map((asset) => [asset.caip19, asset]),
);
const CAIP19 = /^([-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32})\/([-a-z0-9]{3,8}):([-.%a-zA-Z0-9]{1,128})$/;

/** The asset of a CAIP-19 id; `undefined` for one that Tetron does not know, whatever it calls itself. */
export function assetOfId(caip19: string): Asset | undefined {
  return BY_CAIP19.get(caip19);
}

/**
 * The asset that a client names: by its symbol on a network, which means the asset that Tetron lists there and no other
 * of that name, or by its CAIP-19 id, such as `eip155:1/erc20:0xdac1…` or `solana:…/token:EPjF…`.
 *
 * @param field - The input field that `text` came from; the error names it.
 * @throws Failure `UNPROCESSABLE`: as `findAsset` does for a symbol; for an id `not_caip19`, `wrong_network`,
 *   `unknown_currency` for a coin or a kind of token that the network does not have, and as `parseAddress` does.
 */
export function parseAsset(network: Network, text: string, field = "currency"): Asset {
  if (!/[:/]/.test(text)) return findBridged(network, text) ?? findAsset(network, text, field);
  const shown = `${field}: "${text.slice(0, 120)}"`;
  const [, chain, namespace, reference] = (text.length <= 200 && CAIP19.exec(text)) || [];
  if (chain === undefined || namespace === undefined || reference === undefined)
    throw unprocessable(field, "not_caip19", `${shown} is neither a symbol nor a CAIP-19 id of an asset.`);
  if (networkOfCaip2(chain) !== network)
    throw unprocessable(
      field,
      "wrong_network",
      `${shown} is not an asset of ${NETWORKS[network].name}, whose ids begin with ${NETWORKS[network].caip2}/.`,
    );
  const contract =
    namespace === TOKEN_NAMESPACE[NETWORKS[network].family] ? parseAddress(network, reference, field) : null;
  const caip19 = `${chain}/${namespace}:${contract ?? reference}`;
  const known = BY_CAIP19.get(caip19);
  if (known !== undefined) return known;
  if (contract === null)
    throw unprocessable(
      field,
      "unknown_currency",
      `${shown} is not an asset that ${NETWORKS[network].name} has.`,
    );
  return { symbol: caip19, network, decimals: 0, contract, caip19, source: "", isKnown: false };
}

function findBridged(network: Network, symbol: string): Asset | undefined {
  const upper = symbol.toUpperCase();
  return BRIDGED_TOKENS.find((each) => each.network === network && each.symbol.toUpperCase() === upper);
}

/** How CAIP-19 calls the tokens of a family; bitcoin has none. */
const TOKEN_NAMESPACE = { evm: "erc20", solana: "token", bitcoin: undefined } as const;
