import { feeTableFigures } from "@tetron/connectors/market/fees/table";
import { priceTableFigures } from "@tetron/connectors/market/prices/table";
import type { Catalogue, Figure } from "./catalogue.ts";

/**
 * Every number that a quote can use: the catalogue's, and those of the fallback tables for nodes and feeds.
 */
export function listFigures({ figures }: Pick<Catalogue, "figures">): Figure[] {
  const fees = feeTableFigures().map(({ network, ...rest }) => ({ of: `fees ${network}`, ...rest }));
  const prices = priceTableFigures().map(({ symbol, ...rest }) => ({ of: `price ${symbol}`, ...rest }));
  return [...figures, ...fees, ...prices.map((each) => ({ ...each, basis: "documented" as const }))];
}
