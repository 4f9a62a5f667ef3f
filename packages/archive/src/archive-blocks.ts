import { join } from "node:path";
import type { Network } from "@tetron/domain/network";
import { addArchiveFiles, BLOCK_KINDS, listArchiveFiles, markBlocksArchived } from "@tetron/lake/archive";
import {
  linksOf,
  movementsOf,
  type StoredHeader,
  transactionsOf,
  waitingHeaders,
} from "@tetron/lake/archive-rows";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import type { ArchiveRun } from "./archive-run.ts";
import { KEYS, listed } from "./columns.ts";
import { dayOf } from "./day.ts";
import { quoted } from "./duckdb.ts";
import { verifyFile } from "./verify.ts";
import { stage, writeFile } from "./write-file.ts";

/** Blocks of one file. */
const MAX_BLOCKS = 2_000;
/** Blocks of which the rows are read at once: one may have tens of thousands. */
const READ_BLOCKS = 25;

/**
 * Archives the oldest blocks of a network that wait, those of one day: as many as a file has.
 *
 * @returns How many.
 */
export async function archiveBlocks(run: ArchiveRun, network: Network): Promise<number> {
  const { lake, duck, folder, now } = run;
  const waiting = await waitingHeaders(lake.db, network, MAX_BLOCKS);
  if (waiting.length === 0) return 0;
  const day = dayOf(waiting[0]!.at);
  const headers = waiting.filter(({ at }) => dayOf(at) === day);
  await collect(run, network, headers);
  const known = headers.some(({ more }) => more) ? await archivedOf(run, network, day) : [];
  const files: ArchiveFile[] = [];
  for (const kind of BLOCK_KINDS) {
    const held = known.filter((file) => file.kind === kind).map(({ path }) => quoted(join(folder, path)));
    const keys = listed(KEYS[kind]);
    const source =
      held.length === 0
        ? `staged_${kind}`
        : `(select * from staged_${kind} anti join read_parquet([${held}]) using (${keys}))`;
    const file = await writeFile(duck, folder, { partition: { kind, network, day }, source, now });
    if (file !== undefined) files.push(file);
    run.onStep?.(`written ${kind}`);
  }
  await lake.transaction(async ({ db }) => {
    await addArchiveFiles(db, files);
    await markBlocksArchived(
      db,
      network,
      headers.map(({ height }) => height),
    );
    run.onStep?.("committing blocks");
  });
  run.onStep?.("committed blocks");
  return headers.length;
}

/** Reads what is kept of blocks into DuckDB. */
async function collect(
  { lake, duck, signal }: ArchiveRun,
  network: Network,
  headers: readonly StoredHeader[],
) {
  const stages = {
    blocks: await stage(duck, "blocks"),
    transactions: await stage(duck, "transactions"),
    movements: await stage(duck, "movements"),
    links: await stage(duck, "links"),
  };
  for (let i = 0; i < headers.length; i += READ_BLOCKS) {
    signal.throwIfAborted();
    const some = headers.slice(i, i + READ_BLOCKS);
    const heights = some.map(({ height }) => height);
    stages.blocks.add(
      some.map(({ height, hash, parentHash, at }) => ({ height, hash, parent_hash: parentHash, at })),
    );
    stages.transactions.add(
      (await transactionsOf(lake.db, network, heights)).map((each) => ({
        ...{ height: each.height, index: each.index, hash: each.hash, at: each.at },
        ...{ from_address: each.fromAddress, to_address: each.toAddress, contract: each.contract },
        ...{ value: `${each.value}`, failed: each.failed, method_id: each.methodId },
      })),
    );
    stages.movements.add(
      (await movementsOf(lake.db, network, heights)).map(({ network: _network, delta, ...each }) => ({
        ...each,
        delta: `${delta}`,
      })),
    );
    stages.links.add(
      (await linksOf(lake.db, network, heights)).map(({ network: _network, transactionHash, ...each }) => ({
        ...each,
        transaction_hash: transactionHash,
      })),
    );
  }
}

/** What is archived of a day's blocks, of which some were read again. */
async function archivedOf(
  { lake, folder }: ArchiveRun,
  network: Network,
  day: string,
): Promise<ArchiveFile[]> {
  const files = (await listArchiveFiles(lake.db, BLOCK_KINDS)).filter(
    (file) => file.network === network && file.day === day,
  );
  for (const file of files) await verifyFile(folder, file);
  return files;
}
