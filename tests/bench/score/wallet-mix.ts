import { seededRandom } from "@tetron/models/rng";
import { aPayment } from "../../client.ts";
import { knownAddresses } from "../payments.ts";

/** Wallets that are met before any comes a second time. */
const REGULARS = 200;

/** Payments of one run: whom they are between depends on who was in it before. */
export interface WalletMix {
  /** The next body of `POST /v1/score`. @throws Error when all known wallets were in the run. */
  next(): ReturnType<typeof aPayment>;
  /** How many wallets the payments so far had, and how many of these were new to the run. */
  readonly drawn: { readonly wallets: number; readonly unseen: number };
}

/** The same wallets in the same order for every run with one share. @param newShare - Of the wallets, 0-1. */
export function walletMix(newShare: number): WalletMix {
  const random = seededRandom(11);
  const addresses = knownAddresses();
  for (let i = addresses.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [addresses[i], addresses[j]] = [addresses[j]!, addresses[i]!];
  }
  const drawn = { wallets: 0, unseen: 0 };
  const isNew = () => drawn.unseen < REGULARS || random() < newShare;
  const wallet = (other?: string): string => {
    if (!isNew()) {
      const known = addresses[Math.floor(random() * drawn.unseen)]!;
      return known === other ? wallet(other) : known;
    }
    if (drawn.unseen === addresses.length)
      throw new Error(
        `All ${addresses.length} known wallets were in the run: give fewer --seconds or --new-wallets.`,
      );
    return addresses[drawn.unseen++]!;
  };
  let payments = 0;
  return {
    drawn,
    next() {
      const from = wallet();
      const to = wallet(from);
      drawn.wallets += 2;
      const amount = `${((payments++ % 500) + 1) / 100}`;
      return aPayment({ from_address: from, to_address: to, amount });
    },
  };
}
