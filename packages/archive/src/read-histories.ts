import { join } from "node:path";
import type { HistoryKey } from "@tetron/lake/archive";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import { type Duck, quoted } from "./duckdb.ts";

/** An archived raw history. */
export interface ArchivedHistory extends HistoryKey {
  readonly transactions: number;
  readonly source: string;
  readonly importedAt: Date;
  /** Uncompressed. */
  readonly content: string;
}

/** The newest archived history of each wallet of an owner, of those that have one. */
export async function readNewestHistories(
  { connection }: Duck,
  folder: string,
  {
    files,
    wallets,
  }: { readonly files: readonly ArchiveFile[]; readonly wallets: readonly Omit<HistoryKey, "hash">[] },
): Promise<ArchivedHistory[]> {
  if (files.length === 0 || wallets.length === 0) return [];
  const paths = files.map(({ path }) => quoted(join(folder, path)));
  const wanted = wallets.map((each) => `(${[each.owner, each.network, each.address].map(quoted)})`);
  const read = await connection.runAndReadAll(`
    select owner, network, address, hash, transactions, source, epoch_ms(imported_at)::double as at, content
    from read_parquet([${paths}], hive_partitioning = true, hive_types = {'network': VARCHAR, 'day': DATE})
    where (owner, network, address) in (${wanted})
    qualify row_number() over (partition by owner, network, address order by imported_at desc, hash desc) = 1`);
  return read.getRowObjectsJson().map((row) => {
    const { at, ...rest } = row as unknown as Omit<ArchivedHistory, "importedAt"> & { readonly at: number };
    return { ...rest, importedAt: new Date(at) };
  });
}
