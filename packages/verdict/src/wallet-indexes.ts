import type { Lake } from "@tetron/lake/lake";
import { promotedEdition } from "@tetron/lake/promoted-index";
import type { OpenedEngine, ShippedWallets } from "./estimate/open-engine.ts";
import { type EditionWallets, storedWallets } from "./indexes/edition-wallets.ts";
import { type HeldIndex, holdIndex } from "./indexes/hold-index.ts";
import type { SearchIndexes } from "./indexes/opensearch/search-indexes.ts";
import type { WalletIndex } from "./wallet-index.ts";

/** The index that ships, and the one that was promoted in its place. */
export interface WalletIndexes {
  /**
   * An index by its edition.
   *
   * @param edition - As the lists in force name it; `undefined` for the one that ships.
   */
  of(edition: string | undefined): Promise<WalletIndex>;
  /** The one in force. */
  inForce(): Promise<WalletIndex>;
  /** The wallets of the index that ships and of the one in force; each edition once. */
  editions(): Promise<readonly EditionWallets[]>;
  /** The same indexes in OpenSearch; `null` without one. */
  readonly search: SearchIndexes | null;
}

/** What indexes are opened over. */
export interface IndexParts extends Pick<OpenedEngine, "index">, ShippedWallets {
  readonly search: SearchIndexes | null;
}

/** An edition that was asked for. */
interface Opened {
  readonly edition: string;
  readonly index: Promise<WalletIndex>;
  readonly held: Promise<HeldIndex>;
}

/** Opens indexes. A promoted one is read at its first use, and kept until another one is asked for. */
export function openWalletIndexes({ db }: Pick<Lake, "db">, parts: IndexParts): WalletIndexes {
  const { search, wallets, placeWithout } = parts;
  const shipped = search === null ? parts.index : search.index(wallets, async () => parts.index);
  let kept: Opened | undefined;

  async function of(edition: string | undefined): Promise<WalletIndex> {
    if (edition === undefined) return shipped;
    if (kept?.edition !== edition) {
      if (kept !== undefined) release(kept.held);
      kept = open(edition);
    }
    return kept.index;
  }

  function open(edition: string): Opened {
    const stored = storedWallets(db, edition, { placeWithout });
    const held = stored.then(holdIndex);
    held.catch(() => {
      // The next one that asks reads it again; this one is told.
      if (kept?.held === held) kept = undefined;
    });
    const inMemory = async () => (await held).index;
    const index = search === null ? inMemory() : stored.then((found) => search.index(found, inMemory));
    return { edition, held, index };
  }

  return {
    ...{ of, search, inForce: async () => of(await promotedEdition(db)) },
    async editions() {
      const edition = await promotedEdition(db);
      return edition === undefined
        ? [wallets]
        : [wallets, await storedWallets(db, edition, { placeWithout })];
    },
  };
}

/** Frees an index that was replaced. Whoever still searches it is told that its thread has ended, and is late. */
function release(held: Promise<HeldIndex>): void {
  void held.then(
    (opened) => opened[Symbol.asyncDispose](),
    // Whoever asked for it was told.
    () => {},
  );
}
