import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { AnySource, Facts, Source } from "./source.ts";

/** Asks for histories that are not held, and stores them in the lake. */
export interface HistoryAsking {
  /** Whether anything is asked at all. */
  readonly isConfigured: boolean;
  has(network: Network): boolean;
  /** @returns Whether the wallet is held now. */
  ask(wallet: WalletRef, signal: AbortSignal): Promise<boolean>;
}

/** What the source needs besides the asking. */
export interface HistorySourceParts {
  readonly lake: Pick<AnySource, "ask">;
  readonly taxonomy: Taxonomy;
  readonly deadlineMs: number;
}

/**
 * Histories on demand as a source: asks for those of a payment's wallets that are not held, and reads the lake
 * again when one has come. A wallet that lists name as a service is not asked for: its pages are
 * many and say nothing about a person.
 */
export function historySource(
  asking: HistoryAsking,
  { lake, taxonomy, deadlineMs }: HistorySourceParts,
): Source<"wallets" | "senderPast", "wallets" | "senderPast" | "labels" | "sanctions"> {
  return {
    name: "wallet-histories",
    deadlineMs,
    tells: ["wallets", "senderPast"],
    needs: ["wallets", "senderPast", "labels", "sanctions"],
    async ask(question, signal) {
      const { known, parties } = question;
      const unheld = (["from", "to"] as const).filter(
        (side) => asking.has(parties[side].network) && known.wallets[side] === undefined && !isNamed(side),
      );
      const came = await Promise.all(unheld.map((side) => asking.ask(parties[side], signal)));
      if (!came.includes(true)) return { wallets: known.wallets, senderPast: known.senderPast };
      const { wallets, senderPast } = await lake.ask({ ...question, known: known as Facts }, signal);
      return { wallets: wallets ?? known.wallets, senderPast: senderPast ?? known.senderPast };

      function isNamed(side: "from" | "to"): boolean {
        const labels = labelsThatHold(taxonomy, parties[side].network, known.labels[side]);
        const said = { labels, sanctions: known.sanctions[side], isReferenceFraud: false };
        return standingOf(taxonomy, said).service;
      }
    },
  };
}
