import { openDuck, WORKING } from "@tetron/archive/duckdb";
import { readFile } from "@tetron/archive/read-file";
import { archiveWaiting } from "@tetron/archive/run";
import { verifyFiles } from "@tetron/archive/verify";
import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { createIds } from "@tetron/domain/id";
import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import { EVERY_TENANT } from "@tetron/domain/owner";
import { listArchiveFiles } from "@tetron/lake/archive";
import { appendAudit } from "@tetron/lake/audit";
import type { Lake } from "@tetron/lake/lake";
import type { LargeOptions } from "@tetron/lake/large-wallets";
import {
  countKeptBlocks,
  countWalletsToRebuild,
  dropArchivedBlocks,
  dropSomeDerived,
  holdChains,
  putArchived,
  RESTORED_KINDS,
} from "@tetron/lake/rebuild";
import { rollUp } from "@tetron/lake/roll-up";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import { rebuildBlocks } from "./rebuild-blocks.ts";
import { rebuildLease } from "./rebuild-lease.ts";
import { findRebuild, putRebuild, type RebuildPhase, type RebuildState } from "./rebuild-state.ts";
import { rebuildWallets } from "./rebuild-wallets.ts";

const TROUBLE = "It is being rebuilt: `tetron rebuild --from archive` is in progress.";
const nextId = createIds();

/** How far a rebuild is: of what it does now, in files, wallets or blocks. */
export interface RebuildProgress {
  readonly phase: "verify" | RebuildPhase;
  readonly done: number;
  readonly total: number;
}

export interface RebuildOptions {
  /** Of the archive, absolute. */
  readonly folder: string;
  readonly actor: string;
  readonly signal: AbortSignal;
  /** Which wallets are rolled up; by default those that always are. */
  readonly rollUps?: LargeOptions;
  /** Computes every reputation that is missing. */
  readonly reputations: (signal: AbortSignal, onRestored: (wallets: number) => void) => Promise<void>;
  readonly onProgress: (progress: RebuildProgress) => void;
}

/**
 * Drops what is derived of real networks and makes it again: what final blocks moved from the archive, the numbers and
 * transfers of wallets from raw histories, continued by blocks, and reputations. Blocks that are not final stay as they are
 * stored. What was ended goes on where it was.
 *
 * @returns How many blocks and wallets; nothing has changed otherwise.
 * @throws Failure `CONFLICT` while another process works on the store, and, before anything is dropped, when a file of the
 *   archive is cut, missing or changed.
 */
export async function rebuildFromArchive(
  lake: Lake,
  options: RebuildOptions,
): Promise<Pick<RebuildState, "blocks" | "wallets">> {
  await using lease = await rebuildLease(lake.db);
  const signal = AbortSignal.any([options.signal, lease.lost]);
  const { folder, onProgress } = options;
  let state = await findRebuild(lake.db);
  if (state === undefined) await archiveWaiting({ lake, folder, now: new Date(), signal });
  const files = await listArchiveFiles(lake.db, ["histories", ...RESTORED_KINDS]);
  const onChecked = (done: number) => onProgress({ phase: "verify", done, total: files.length });
  await verifyFiles(folder, files, { signal, onChecked });
  state ??= await begin(lake);
  const phases: Record<RebuildPhase, (at: RebuildState) => Promise<RebuildState>> = {
    drop: (at) => drop(lake, at, signal),
    load: (at) => load(lake, { ...options, files, signal }, at),
    wallets: (at) => wallets(lake, { ...options, files, signal }, at),
    blocks: (at) => blocks(lake, { ...options, signal }, at),
    async totals(at) {
      const onRolledUp = (done: number, total: number) => onProgress({ phase: "totals", done, total });
      await rollUp(lake, { known: KNOWN_ASSETS, whileStopped: true, onRolledUp, ...options.rollUps }, signal);
      return at;
    },
    async reputations(at) {
      const total = at.wallets;
      await options.reputations(signal, (restored) =>
        onProgress({ phase: "reputations", done: Math.min(restored, total), total }),
      );
      return at;
    },
  };
  const order = Object.keys(phases) as RebuildPhase[];
  for (const phase of order.slice(order.indexOf(state.phase))) {
    state = { ...(await phases[phase]({ ...state, phase })), phase };
    await putRebuild(lake.db, { ...state, phase: order[order.indexOf(phase) + 1] ?? phase });
  }
  await finish(lake, state, options.actor);
  return { blocks: state.blocks, wallets: state.wallets };
}

async function begin(lake: Lake): Promise<RebuildState> {
  return lake.transaction(async ({ db }) => {
    const held = await holdChains(db, "all", TROUBLE);
    const state: RebuildState = { phase: "drop", held, blocks: 0, wallets: 0 };
    await putRebuild(db, state);
    return state;
  });
}

async function finish(
  lake: Lake,
  { held, blocks: read, wallets: made }: RebuildState,
  actor: string,
): Promise<void> {
  await lake.transaction(async ({ db, add }) => {
    await holdChains(db, held, null);
    await putRebuild(db, undefined);
    const entry = { tenant: EVERY_TENANT, actor, action: "archive.rebuild", subject: "archive" } as const;
    const data = { blocks: read, wallets: made };
    add(appendAudit({ id: nextId("aud"), ...entry, data, at: new Date() }));
  });
}

async function drop({ db }: Lake, state: RebuildState, signal: AbortSignal): Promise<RebuildState> {
  for (const network of NETWORK_IDS) {
    let after: number | undefined = -1;
    while (after !== undefined) {
      signal.throwIfAborted();
      after = await dropArchivedBlocks(db, network, after);
    }
  }
  while (await dropSomeDerived(db)) signal.throwIfAborted();
  return state;
}

interface FileParts extends RebuildOptions {
  readonly files: readonly ArchiveFile[];
}

async function load(lake: Lake, { folder, files, signal, onProgress }: FileParts, from: RebuildState) {
  using duck = await openDuck(WORKING);
  const wanted = files.filter(({ kind }) => kind !== "histories");
  let state = from;
  const first = wanted.findIndex(({ path }) => path === from.file) + 1;
  for (const [i, file] of wanted.entries()) {
    if (i < first) continue;
    const next = { ...state, file: file.path };
    const kind = file.kind as (typeof RESTORED_KINDS)[number];
    await lake.transaction(async ({ db }) => {
      for await (const rows of readFile(duck, folder, file)) {
        signal.throwIfAborted();
        await putArchived(db, { kind, network: file.network }, rows);
      }
      await putRebuild(db, next);
    });
    state = next;
    onProgress({ phase: "load", done: i + 1, total: wanted.length });
  }
  return state;
}

async function wallets(lake: Lake, { folder, files, signal, onProgress }: FileParts, from: RebuildState) {
  const total = await countWalletsToRebuild(lake.db);
  const parts = {
    ...{ lake, folder, files: files.filter(({ kind }) => kind === "histories"), signal },
    onProgress: (state: RebuildState) => onProgress({ phase: "wallets", done: state.wallets, total }),
  };
  return rebuildWallets(parts, from);
}

async function blocks(lake: Lake, { signal, onProgress }: RebuildOptions, from: RebuildState) {
  let left = 0;
  for (const network of NETWORK_IDS)
    left += await countKeptBlocks(lake.db, network, from.heights?.[network] ?? -1);
  const total = from.blocks + left;
  const report = (state: RebuildState) => onProgress({ phase: "blocks", done: state.blocks, total });
  let state = from;
  for (const network of NETWORK_IDS as readonly Network[])
    state = await rebuildBlocks({ lake, signal, onProgress: report }, network, state);
  return state;
}
