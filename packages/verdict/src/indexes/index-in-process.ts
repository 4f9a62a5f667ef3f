import type { NearestIndex } from "@tetron/models/nearest";
import { keepByContent } from "../keep-by-content.ts";
import type { WalletIndex } from "../wallet-index.ts";

/** An index in this thread. What it found for a wallet's numbers is kept. */
export function walletIndex(
  index: NearestIndex,
  about: Pick<WalletIndex, "edition" | "asOf" | "fraudShare">,
): WalletIndex {
  const nearest = keepByContent((wallet44, count: number, address: string) =>
    index.nearest(wallet44, count, { exclude: new Set([address]) }),
  );
  const { size } = index;
  return {
    ...about,
    size,
    nearest: async ({ address, wallet44 }, count) => ({
      wallets: nearest(wallet44, count, address),
      by: "embedded",
    }),
  };
}
