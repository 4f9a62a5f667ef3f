import { readText } from "@tetron/connectors/io/text";
import { openLiveInputs } from "@tetron/connectors/market/live-inputs";
import { printAmount } from "@tetron/domain/amount";
import { unprocessable } from "@tetron/domain/failure";
import { readCatalogue, SHIPPED } from "@tetron/routing/catalogue/read";
import { compareLanes, type LaneDifference } from "@tetron/routing/compare/compare-lanes";
import { fetchText } from "@tetron/routing/compare/fetch-text";
import type { ForeignQuote, ForeignToken } from "@tetron/routing/compare/foreign-quote";
import { readQuotes } from "@tetron/routing/compare/read-quotes";
import { liveCosts } from "@tetron/routing/live-market";
import { printMicroUsd } from "@tetron/routing/money";
import { buildPaymentGraph } from "@tetron/routing/payment-graph";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";

/** Maximum size of a file, in characters. */
const MAX_CHARS = 10_000_000;

/** Prints how each quote of a file or URL differs from the catalogue's lanes between the same tokens. */
export async function compareCatalogue(host: Host, place: string): Promise<ExitCode> {
  const { settings, terminal, signal } = host;
  const quotes = readQuotes(await textAt(place, signal), place);
  const own = settings.TETRON_CATALOGUE;
  const catalogue = await readCatalogue(own === undefined ? [SHIPPED] : [SHIPPED, own]);
  await using live = openLiveInputs({ settings });
  const market = { ...(await liveCosts(live, catalogue, signal)), estimates: new Map() };
  const priced = buildPaymentGraph(catalogue, market, Date.now());
  let compared = 0;
  for (const quote of quotes) {
    const lanes = compareLanes(quote, priced, market);
    if (lanes.length > 0) compared++;
    if (terminal.json) terminal.print(JSON.stringify(jsonOf(quote, lanes)));
    else for (const line of linesOf(quote, lanes)) terminal.print(line);
  }
  return compared === quotes.length ? EXIT.ok : EXIT.someRefused;
}

async function textAt(place: string, signal: AbortSignal): Promise<string> {
  if (/^https?:\/\//.test(place)) return fetchText(place, signal);
  let text = "";
  for await (const part of readText(place, signal)) {
    text += part;
    if (text.length > MAX_CHARS)
      throw unprocessable("file", "too_long", `file: more than ${MAX_CHARS} characters are no quote.`);
  }
  return text;
}

function jsonOf(quote: ForeignQuote, lanes: readonly LaneDifference[]): object {
  const token = ({ chainId, address, symbol, asset }: ForeignToken) => ({
    network: asset?.network ?? null,
    chain_id: chainId,
    contract: address,
    symbol,
    known: asset !== null,
  });
  return {
    service: quote.service,
    tool: quote.tool,
    from: token(quote.from),
    to: token(quote.to),
    sent: printAmount(quote.sent, quote.from.decimals),
    received: printAmount(quote.received, quote.to.decimals),
    seconds: quote.seconds,
    lanes: lanes.map((lane) => ({
      bridge: lane.carrier,
      same_bridge: lane.same,
      received: lane.received === null ? null : printAmount(lane.received, quote.to.decimals),
      more: lane.more === null ? null : signed(lane.more, quote.to.decimals),
      more_basis_points: lane.moreBasisPoints,
      seconds: lane.seconds,
      longer_seconds: lane.longerSeconds,
      beside_usd: printMicroUsd(lane.besideMicroUsd),
    })),
  };
}

function linesOf(quote: ForeignQuote, lanes: readonly LaneDifference[]): string[] {
  const { from, to } = quote;
  const theirs = `${printAmount(quote.sent, from.decimals)} ${from.symbol} gives ${printAmount(quote.received, to.decimals)} ${to.symbol}`;
  const head = `${nameOf(from)} to ${nameOf(to)}, ${quote.service} by ${quote.tool}: ${theirs}${quote.seconds === null ? "" : ` in ${quote.seconds} s`}`;
  const unknown = [from, to].filter(({ asset }) => asset === null);
  if (unknown.length > 0)
    return [head, ...unknown.map((token) => `  not compared: ${nameOf(token)} is no asset of Tetron`)];
  if (lanes.length === 0) return [head, "  not compared: no lane of the catalogue joins the two"];
  return [head, ...lanes.map((lane) => `  ${laneLine(lane, to)}`)];
}

function laneLine(lane: LaneDifference, { decimals, symbol }: ForeignToken): string {
  const name = lane.same ? `${lane.carrier} (the same bridge)` : lane.carrier;
  if (lane.received === null || lane.more === null) return `${name}: does not take the amount`;
  const points = lane.moreBasisPoints === null ? "" : ` (${printSigned(lane.moreBasisPoints)} bp)`;
  const longer = lane.longerSeconds === null ? "" : ` (${printSigned(lane.longerSeconds)} s)`;
  const amount = `${printAmount(lane.received, decimals)} ${symbol}, ${signed(lane.more, decimals)} ${symbol}${points}`;
  return `${name}: ${amount}; ${lane.seconds} s${longer}; ${printMicroUsd(lane.besideMicroUsd)} USD of fees beside the amount`;
}

/** A token's network and contract; its symbol only without a contract. */
function nameOf({ asset, chainId, address, symbol }: ForeignToken): string {
  return asset === null ? `chain ${chainId} ${address} ("${symbol}")` : `${asset.network}/${asset.symbol}`;
}

function signed(units: bigint, decimals: number): string {
  return units < 0n ? `-${printAmount(-units, decimals)}` : `+${printAmount(units, decimals)}`;
}

function printSigned(number: number): string {
  return number < 0 ? String(number) : `+${number}`;
}
