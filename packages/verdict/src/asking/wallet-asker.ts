import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { WalletRef } from "@tetron/domain/wallet";
import { DeadlineExceeded, within } from "@tetron/domain/within";
import { isDueAgain } from "@tetron/features/ask-again";
import type { HistoryEnd } from "@tetron/features/history-age";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { ListedLabel } from "../score-inputs.ts";
import type { HistoryAsking } from "./history-asking.ts";
import { isKnownService } from "./is-known-service.ts";

/** What is held of a wallet, by which it is asked for or not. */
export interface HeldOfWallet {
  readonly row: (Omit<HistoryEnd, "network"> & { readonly behaviour: unknown }) | undefined;
  /** Those of the same key on other networks too. */
  readonly labels: readonly Pick<ListedLabel, "label" | "name" | "network">[];
  /** The sanctions lists that name it. */
  readonly sanctions: readonly unknown[];
}

/** Who asks, and when; one for each answer, of however many wallets. */
export interface AskedBy {
  readonly tenant: string;
  readonly at: Date;
  readonly signal: AbortSignal;
}

/**
 * Asks for a wallet's history when it is not held, or is due again.
 *
 * @returns `came`: what is held is newer now; `held`: it was used as it is; else why there is none.
 * @throws When a history that is not held is late; the reason of `signal`.
 */
export type WalletAsker = (
  wallet: WalletRef,
  held: HeldOfWallet,
  by: AskedBy,
) => Promise<"came" | "held" | "none" | "unavailable" | "not_configured">;

/** What asking for wallets needs. */
export interface WalletAskerParts {
  readonly asking: HistoryAsking;
  readonly taxonomy: Taxonomy;
  readonly shelfLives: ShelfLives;
  readonly deadlineMs: number;
}

/** Enough to hear what is known already. */
const MOMENT_MS = 10;
/** Share of the deadline that a history which is held already is waited for: the answer then goes on with it. */
const REFRESH_SHARE = 0.6;
/** After a history that is held was late, none is waited for during this time. */
const REST_MS = 30_000;

/**
 * The one rule by which every answer about a wallet asks for its history. A wallet that lists name as a service is not
 * asked for.
 */
export function walletAsker({ asking, taxonomy, shelfLives, deadlineMs }: WalletAskerParts): WalletAsker {
  let restsUntil = 0;
  return async (wallet, { row, labels, sanctions }, by) => {
    const isHeld = row !== undefined && (row.behaviour !== null || Boolean(row.asOf));
    if (isHeld && !isDueAgain(shelfLives, { ...row, network: wallet.network }, by.at.getTime()))
      return "held";
    if (isKnownService(taxonomy, wallet, { labels, sanctions })) return isHeld ? "held" : "none";
    if (isHeld) return await refresh(wallet, by);
    const asked = await waitFor(wallet, by, deadlineMs);
    return asked === "read" || asked === "held" ? "came" : asked;
  };

  /** Asks, and waits no longer than a moment when enough answers wait already: reading goes on without them. */
  async function waitFor(wallet: WalletRef, by: AskedBy, ms: number) {
    using seat = asking.seats.take(wallet, by);
    try {
      return await within({ ms: seat === null ? MOMENT_MS : ms, signal: by.signal }, (limit) =>
        asking.ask(wallet, limit, by.tenant),
      );
    } catch (error) {
      if (error instanceof DeadlineExceeded) seat?.late();
      throw error;
    }
  }

  /** A provider that does not answer in time holds up no answer about a wallet that is held. */
  async function refresh(wallet: WalletRef, by: AskedBy): Promise<"came" | "held"> {
    if (performance.now() < restsUntil) return "held";
    try {
      const asked = await waitFor(wallet, by, deadlineMs * REFRESH_SHARE);
      return asked === "read" ? "came" : "held";
    } catch {
      by.signal.throwIfAborted();
      restsUntil = performance.now() + REST_MS;
      return "held";
    }
  }
}
