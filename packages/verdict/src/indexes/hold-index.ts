import { WALLET_44 } from "@tetron/features/wallet-44";
import { pointIndex } from "@tetron/models/nearest/point-index";
import { inTurns } from "@tetron/service/in-turns";
import type { WalletIndex } from "../wallet-index.ts";
import type { EditionWallets } from "./edition-wallets.ts";
import { walletIndex } from "./index-in-process.ts";
import { openThreadIndex } from "./thread/thread-index.ts";

/** Wallets up to which a search may be done in the thread that answers requests. */
export const MAX_WALLETS_IN_PROCESS = 100_000;
const WIDTH = WALLET_44.length;

/** An index in memory. Disposing it frees what it takes. */
export interface HeldIndex extends AsyncDisposable {
  readonly index: WalletIndex;
}

/**
 * Reads the wallets of an edition into memory: exact at any size, and above {@link MAX_WALLETS_IN_PROCESS} in a thread of its
 * own.
 */
export async function holdIndex(wallets: EditionWallets): Promise<HeldIndex> {
  return wallets.size > MAX_WALLETS_IN_PROCESS ? holdInThread(wallets) : holdHere(wallets);
}

async function holdHere({ place, pages, size, ...about }: EditionWallets): Promise<HeldIndex> {
  const index = pointIndex(WIDTH, size);
  for await (const page of pages()) for (const wallet of page) index.put(wallet);
  await inTurns(index.sorting());
  const search = {
    size: index.size,
    nearest: (
      vector44: ArrayLike<number>,
      k: number,
      { exclude = [] }: { exclude?: Iterable<string> } = {},
    ) => index.nearest(place(vector44), k, exclude),
  };
  return { index: walletIndex(search, about), [Symbol.asyncDispose]: async () => {} };
}

async function holdInThread({ place, pages, size, ...about }: EditionWallets): Promise<HeldIndex> {
  const thread = openThreadIndex({ width: WIDTH, expected: size });
  try {
    for await (const page of pages()) await thread.put(page);
    await thread.sort();
  } catch (error) {
    await thread[Symbol.asyncDispose]();
    throw error;
  }
  return {
    index: {
      ...about,
      size: thread.size,
      nearest: async ({ address, wallet44 }, k, signal) => ({
        wallets: await thread.nearest(place(wallet44), k, { exclude: [address], signal }),
        by: "embedded",
      }),
    },
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
