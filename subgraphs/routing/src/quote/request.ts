import { parseAddress } from "@tetron/domain/address";
import { parseAmount } from "@tetron/domain/amount";
import { ASSETS, type Asset } from "@tetron/domain/asset";
import { unprocessable } from "@tetron/domain/failure";
import { NETWORKS, type Network, parseNetwork } from "@tetron/domain/network";
import { parseAsset } from "@tetron/domain/parse-asset";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { PREFERENCES, type Preference, type Weights } from "../router/choose.ts";
import { belowLeast, isBelowLeast } from "./below-least.ts";

/** A quote request as a client writes it. */
export interface QuoteInput {
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly amount: string;
  readonly currency: string;
  readonly network: string;
  readonly toNetwork?: string | null | undefined;
  readonly toCurrency?: string | null | undefined;
  readonly preference?: string | null | undefined;
  /** 0..1 each, not all 0. */
  readonly weights?:
    | { readonly fee: number; readonly time: number; readonly risk: number }
    | null
    | undefined;
  readonly maxFee?: string | null | undefined;
  readonly feeCurrency?: string | null | undefined;
  /** Seconds. */
  readonly maxTime?: number | null | undefined;
  readonly exclude?: readonly string[] | null | undefined;
  readonly exact?: string | null | undefined;
}

/** A parsed quote request. */
export interface QuoteRequest {
  readonly from: WalletRef;
  readonly to: WalletRef;
  readonly source: Asset;
  readonly target: Asset;
  readonly exact: "in" | "out";
  /** Base units, `> 0`: of `source` when `exact` is `in`, of `target` when it is `out`. */
  readonly units: bigint;
  readonly preference: Preference | Weights;
  /** A decimal in `feeCurrency`, `> 0`. */
  readonly maxFee: string | null;
  readonly feeCurrency: string;
  /** Milliseconds. */
  readonly maxTime: number | null;
  /** Ids of bridges and venues. */
  readonly exclude: readonly string[];
}

const MAX_SECONDS = 31_536_000;
const MAX_EXCLUDED_CARRIERS = 100;

/** @throws Failure `UNPROCESSABLE` naming the first invalid field. */
export function parseQuoteRequest(input: QuoteInput, catalogue: Catalogue): QuoteRequest {
  const network = parseNetwork(input.network);
  const source = parseRoutable(network, input.currency, "currency");
  const toNetwork = parseNetwork(input.toNetwork ?? network, "toNetwork");
  const target = parseRoutable(toNetwork, input.toCurrency ?? source.symbol, "toCurrency");
  const from = { network, address: parseAddress(network, input.fromAddress, "fromAddress") };
  const to = { network: toNetwork, address: parseAddress(toNetwork, input.toAddress, "toAddress") };
  if (network === toNetwork && from.address === to.address)
    throw unprocessable("toAddress", "same_wallet", "toAddress: the recipient is the sender itself.");
  const exact = parseExact(input.exact ?? "out");
  const units = parseAmount(input.amount, (exact === "in" ? source : target).decimals);
  if (units === 0n) throw unprocessable("amount", "zero", "amount: must be greater than 0.");
  if (exact === "out" && isBelowLeast(target, to, units)) throw belowLeast(target, to);
  return {
    from,
    to,
    source,
    target,
    exact,
    units,
    preference: parseWish(input),
    maxFee: parseMaxFee(input.maxFee ?? null),
    feeCurrency: parseFeeCurrency(input.feeCurrency ?? "USD"),
    maxTime: parseMaxTime(input.maxTime ?? null),
    exclude: parseExclude(input.exclude ?? [], catalogue),
  };
}

/** Parses an asset that a route can move: no lane of the catalogue carries an unknown token or one that a bridge made. */
function parseRoutable(network: Network, text: string, field: string): Asset {
  const asset = parseAsset(network, text, field);
  if (ASSETS.includes(asset)) return asset;
  if (asset.isKnown)
    throw unprocessable(
      field,
      "no_route",
      `${field}: Tetron scores payments in ${asset.symbol}, and has no routes for it. Choose another currency.`,
    );
  throw unprocessable(
    field,
    "unknown_currency",
    `${field}: Tetron does not know the token ${asset.caip19} and has no routes for it.`,
  );
}

function parseExact(text: string): "in" | "out" {
  if (text === "in" || text === "out") return text;
  throw unprocessable("exact", "unknown_exact", `exact: "${text.slice(0, 40)}" is neither in nor out.`);
}

function parseWish({ preference, weights }: QuoteInput): Preference | Weights {
  if (weights == null) {
    const found = PREFERENCES.find((each) => each === (preference ?? "balanced"));
    if (found !== undefined) return found;
    const known = PREFERENCES.join(", ");
    throw unprocessable(
      "preference",
      "unknown_preference",
      `preference: "${preference?.slice(0, 40)}" is not one of ${known}.`,
    );
  }
  if (preference != null)
    throw unprocessable("weights", "with_preference", "weights: give a preference or weights, not both.");
  const parsed = { fee: weights.fee, time: weights.time, risk: weights.risk };
  for (const [name, value] of Object.entries(parsed)) {
    if (!(value >= 0 && value <= 1))
      throw unprocessable("weights", "out_of_range", `weights: ${name} is ${value}, not between 0 and 1.`);
  }
  const thousandths = (value: number) => Math.round(value * 1_000);
  const rounded = {
    fee: thousandths(parsed.fee),
    time: thousandths(parsed.time),
    risk: thousandths(parsed.risk),
  };
  if (rounded.fee + rounded.time + rounded.risk === 0)
    throw unprocessable("weights", "all_zero", "weights: at least one must be 0.001 or more.");
  return rounded;
}

function parseMaxFee(text: string | null): string | null {
  if (text === null) return null;
  if (parseAmount(text, 18, "maxFee") === 0n)
    throw unprocessable("maxFee", "zero", "maxFee: no route is free; leave it out to set no limit.");
  return text;
}

function parseFeeCurrency(text: string): string {
  const upper = text.slice(0, 40).toUpperCase();
  const known = upper === "USD" || FEE_CURRENCIES.has(upper);
  if (known) return upper;
  throw unprocessable(
    "feeCurrency",
    "unknown_currency",
    `feeCurrency: "${upper}" is neither USD nor a network's coin. Known: USD, ${[...FEE_CURRENCIES].join(", ")}.`,
  );
}

const FEE_CURRENCIES: ReadonlySet<string> = new Set(Object.values(NETWORKS).map(({ native }) => native));

function parseMaxTime(seconds: number | null): number | null {
  if (seconds === null) return null;
  if (Number.isInteger(seconds) && seconds > 0 && seconds <= MAX_SECONDS) return seconds * 1_000;
  throw unprocessable(
    "maxTime",
    "out_of_range",
    `maxTime: ${seconds} is not a number of seconds from 1 to ${MAX_SECONDS}.`,
  );
}

function parseExclude(ids: readonly string[], { carriers }: Catalogue): readonly string[] {
  if (ids.length > MAX_EXCLUDED_CARRIERS)
    throw unprocessable(
      "exclude",
      "too_many",
      `exclude: ${ids.length} ids; at most ${MAX_EXCLUDED_CARRIERS}.`,
    );
  const known = carriers.filter(({ kind }) => kind !== "transfer").map(({ id }) => id);
  for (const id of ids) {
    if (!known.includes(id))
      throw unprocessable(
        "exclude",
        "unknown_bridge",
        `exclude: "${id.slice(0, 40)}" is not a bridge or venue of the catalogue. Known: ${known.join(", ")}.`,
      );
  }
  return ids;
}
