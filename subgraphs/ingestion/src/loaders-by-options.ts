import { toExactJson } from "@tetron/lake/exact-json";
import type { TransferSource } from "@tetron/lake/transfer-sources";
import DataLoader from "dataloader";

/** Loads something of wallets; those that are asked for with the same options are one query. */
export type LoadersByOptions<Options, Row> = (options: Options) => DataLoader<TransferSource, Row>;

/** Loaders of one request, one for each options. */
export function loadersByOptions<Options, Row>(
  load: (sources: readonly TransferSource[], options: Options) => Promise<Row[]>,
): LoadersByOptions<Options, Row> {
  const loaders = new Map<string, DataLoader<TransferSource, Row>>();
  return (options) => {
    const key = toExactJson(options);
    const loader = loaders.get(key) ?? new DataLoader((sources) => load(sources, options));
    loaders.set(key, loader);
    return loader;
  };
}
