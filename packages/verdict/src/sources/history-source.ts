import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { AbsentHistory, AnySource, Facts, Source } from "./source.ts";

/** Asks for histories that are not held, and stores them in the lake. */
export interface HistoryAsking {
  /** Whether anything is asked at all. */
  readonly isConfigured: boolean;
  has(network: Network): boolean;
  /** @returns Whether the wallet is held now, has no history, or no provider can tell it. */
  ask(wallet: WalletRef, signal: AbortSignal): Promise<"held" | "none" | "unavailable">;
}

/** What the source needs besides the asking. */
export interface HistorySourceParts {
  readonly lake: Pick<AnySource, "ask">;
  readonly taxonomy: Taxonomy;
  readonly deadlineMs: number;
}

/** What the result of asking means for a wallet without a row. */
const ABSENT = {
  held: undefined,
  came: undefined,
  none: "missing",
  unavailable: "unavailable",
  "no provider": "not_configured",
} as const satisfies Record<string, AbsentHistory | undefined>;

/**
 * Histories on demand as a source: asks for those of a payment's wallets that are not held, and reads the lake
 * again when one has come. A wallet that lists name as a service is not asked for: its pages are
 * many and say nothing about a person.
 */
export function historySource(
  asking: HistoryAsking,
  { lake, taxonomy, deadlineMs }: HistorySourceParts,
): Source<"wallets" | "senderPast" | "absent", "wallets" | "senderPast" | "labels" | "sanctions"> {
  return {
    name: "wallet-histories",
    deadlineMs,
    tells: ["wallets", "senderPast", "absent"],
    needs: ["wallets", "senderPast", "labels", "sanctions"],
    async ask(question, signal) {
      const { known, parties } = question;
      const [from, to] = await Promise.all([askFor("from"), askFor("to")]);
      const absent = { from: ABSENT[from], to: ABSENT[to] };
      const { wallets, senderPast } = known;
      if (from !== "came" && to !== "came") return { wallets, senderPast, absent };
      const now = await lake.ask({ ...question, known: known as Facts }, signal);
      return { wallets: now.wallets ?? wallets, senderPast: now.senderPast ?? senderPast, absent };

      async function askFor(side: "from" | "to"): Promise<keyof typeof ABSENT> {
        if (known.wallets[side] !== undefined) return "held";
        if (!asking.has(parties[side].network)) return "no provider";
        if (isNamed(side)) return "none";
        const asked = await asking.ask(parties[side], signal);
        return asked === "held" ? "came" : asked;
      }

      function isNamed(side: "from" | "to"): boolean {
        const labels = labelsThatHold(taxonomy, parties[side].network, known.labels[side]);
        const said = { labels, sanctions: known.sanctions[side], isReferenceFraud: false };
        return standingOf(taxonomy, said).service;
      }
    },
  };
}
