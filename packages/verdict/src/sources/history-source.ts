import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { WalletRef } from "@tetron/domain/wallet";
import { within } from "@tetron/domain/within";
import { isDueAgain } from "@tetron/features/ask-again";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { AbsentHistory, AnySource, Facts, Source } from "./source.ts";

/** Asks for histories, and stores them in the lake. */
export interface HistoryAsking {
  /** Whether anything is asked at all. */
  readonly isConfigured: boolean;
  /**
   * @returns Whether the history was read now, or a moment ago, the wallet has none, no provider can tell it, or none
   *   has the network.
   * @param tenant - Who asks.
   */
  ask(
    wallet: WalletRef,
    signal: AbortSignal,
    tenant: string,
  ): Promise<"read" | "held" | "none" | "unavailable" | "not_configured">;
}

/** What the source needs besides the asking. */
export interface HistorySourceParts {
  readonly lake: Pick<AnySource, "ask">;
  readonly taxonomy: Taxonomy;
  readonly shelfLives: ShelfLives;
  readonly deadlineMs: number;
}

/** What the result of asking means for a wallet without a history. */
const ABSENT = {
  held: undefined,
  came: undefined,
  none: "missing",
  unavailable: "unavailable",
  not_configured: "not_configured",
} as const satisfies Record<string, AbsentHistory | undefined>;

/** Share of the deadline that a history which is held already is waited for: the score then goes on with it. */
const REFRESH_SHARE = 0.6;
/** After a history that is held was late, none is waited for during this time. */
const REST_MS = 30_000;

/**
 * Histories on demand as a source: asks for those of a payment's wallets that are not held, or are due again, and
 * reads the lake again when one has come. A wallet that lists name as a service is not asked for: its pages are
 * many and say nothing about a person.
 */
export function historySource(
  asking: HistoryAsking,
  { lake, taxonomy, shelfLives, deadlineMs }: HistorySourceParts,
): Source<"wallets" | "senderPast" | "absent", "wallets" | "senderPast" | "labels" | "sanctions"> {
  let restsUntil = 0;
  return {
    name: "wallet-histories",
    deadlineMs,
    tells: ["wallets", "senderPast", "absent"],
    needs: ["wallets", "senderPast", "labels", "sanctions"],
    async ask(question, signal) {
      const { known, parties, at } = question;
      const [from, to] = await Promise.all([askFor("from"), askFor("to")]);
      const absent = { from: ABSENT[from], to: ABSENT[to] };
      const { wallets, senderPast } = known;
      if (from !== "came" && to !== "came") return { wallets, senderPast, absent };
      const now = await lake.ask({ ...question, known: known as Facts }, signal);
      return { wallets: now.wallets ?? wallets, senderPast: now.senderPast ?? senderPast, absent };

      async function askFor(side: "from" | "to"): Promise<keyof typeof ABSENT> {
        const row = known.wallets[side];
        const isHeld = row !== undefined && (row.behaviour !== null || row.asOf !== null);
        if (isHeld && !isDueAgain(shelfLives, { ...row, network: parties[side].network }, at.getTime()))
          return "held";
        if (isNamed(side)) return isHeld ? "held" : "none";
        if (isHeld) return await refresh(parties[side], question.tenant, signal);
        const asked = await asking.ask(parties[side], signal, question.tenant);
        return asked === "read" || asked === "held" ? "came" : asked;
      }

      function isNamed(side: "from" | "to"): boolean {
        const labels = labelsThatHold(taxonomy, parties[side].network, known.labels[side]);
        const said = { labels, sanctions: known.sanctions[side], isReferenceFraud: false };
        return standingOf(taxonomy, said).service;
      }
    },
  };

  /** A provider that does not answer in time holds up no score of a wallet that is held. */
  async function refresh(wallet: WalletRef, tenant: string, signal: AbortSignal): Promise<"came" | "held"> {
    if (performance.now() < restsUntil) return "held";
    try {
      const ms = deadlineMs * REFRESH_SHARE;
      const asked = await within({ ms, signal }, (limit) => asking.ask(wallet, limit, tenant));
      return asked === "read" ? "came" : "held";
    } catch {
      signal.throwIfAborted();
      restsUntil = performance.now() + REST_MS;
      return "held";
    }
  }
}
