import { type Duck, openDuck, WORKING } from "@tetron/archive/duckdb";
import { readNewestHistories } from "@tetron/archive/read-histories";
import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { emptyBehaviour } from "@tetron/features/behaviour-state";
import { basisOf } from "@tetron/lake/followed-wallets";
import { historyByHash, readHistory } from "@tetron/lake/histories";
import type { Lake } from "@tetron/lake/lake";
import { historyKeysOf, restoreHistories, type WalletKey, walletsToRebuild } from "@tetron/lake/rebuild";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import { putTransfers } from "@tetron/lake/transfers";
import { putWallets } from "@tetron/lake/wallets";
import { seenOf } from "../follow/new-wallet.ts";
import { historyTransfers } from "../history-transfers.ts";
import { storedWallet } from "../stored-wallet.ts";
import { walletFacts } from "../wallet-facts.ts";
import { putRebuild, type RebuildState } from "./rebuild-state.ts";

/** Wallets of one transaction; a history may have tens of thousands of entries. */
const MAX_WALLETS = 64;

interface WalletParts {
  readonly lake: Lake;
  readonly folder: string;
  /** Files of the archive that have histories. */
  readonly files: readonly ArchiveFile[];
  readonly signal: AbortSignal;
  readonly onProgress: (state: RebuildState) => void;
}

/** Makes the numbers and the transfers of every wallet again from its raw history, before any block continues it. */
export async function rebuildWallets(parts: WalletParts, from: RebuildState): Promise<RebuildState> {
  const { lake, signal, onProgress } = parts;
  using duck = await openDuck(WORKING);
  let state = from;
  for (;;) {
    signal.throwIfAborted();
    const rows = await walletsToRebuild(lake.db, { after: state.wallet, limit: MAX_WALLETS });
    if (rows.length === 0) return state;
    const restored = await fromArchive(parts, duck, rows);
    const { owner, network, address } = rows.at(-1)!;
    const next = { ...state, wallet: { owner, network, address }, wallets: state.wallets + rows.length };
    await lake.transaction(async ({ db }) => {
      await restoreHistories(db, restored);
      const keys = Map.groupBy(await historyKeysOf(db, rows), keyOf);
      const made: StoredWallet[] = [];
      for (const row of rows) {
        const own = keys.get(keyOf(row)) ?? [];
        const newest = own[0];
        const basis = own.find(({ importedAt }) => importedAt.toISOString() === basisOf(row)) ?? newest;
        if (newest !== undefined) {
          const history = readHistory((await historyByHash(db, newest))!);
          await putTransfers(db, await historyTransfers(db, history, newest));
        }
        if (basisOf(row) === basisOf(null)) made.push(begunByBlocks(row));
        else if (basis !== undefined)
          made.push({ ...row, ...factsOf(readHistory((await historyByHash(db, basis))!)) });
      }
      await putWallets(db, made.map(storedWallet));
      await putRebuild(db, next);
    });
    state = next;
    onProgress(state);
  }
}

/** The histories of wallets that the store has none of. */
async function fromArchive({ lake, folder, files }: WalletParts, duck: Duck, rows: readonly StoredWallet[]) {
  const held = new Set((await historyKeysOf(lake.db, rows)).map(keyOf));
  const wallets = rows.filter((row) => basisOf(row) !== basisOf(null) && !held.has(keyOf(row)));
  const found = await readNewestHistories(duck, folder, { files, wallets });
  return found.map(({ owner, network, ...rest }) => ({
    ...rest,
    owner: owner as Owner,
    network: network as Network,
  }));
}

function factsOf(history: ReturnType<typeof readHistory>) {
  const { network: _network, address: _address, ...facts } = walletFacts(history);
  return { ...UNKNOWN, ...facts } as Pick<StoredWallet, keyof typeof UNKNOWN>;
}

const UNKNOWN = {
  ...{ firstSeen: null, lastSeen: null, transactions: 0, tokenTransfers: 0, coverage: null },
  ...{ wallet44: null, behaviour: null, state: null },
};

/** A wallet that blocks alone made. */
function begunByBlocks(row: StoredWallet): StoredWallet {
  const { network, address } = row;
  return { ...row, ...UNKNOWN, state: emptyBehaviour({ network, address, ...seenOf(network) }) };
}

function keyOf({ owner, network, address }: WalletKey): string {
  return `${owner} ${network} ${address}`;
}
