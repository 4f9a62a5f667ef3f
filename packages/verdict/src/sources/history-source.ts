import type { HistoryAsking } from "../asking/history-asking.ts";
import { type WalletAskerParts, walletAsker } from "../asking/wallet-asker.ts";
import type { AbsentHistory, AnySource, Facts, Source } from "./source.ts";

/** What the source needs besides the asking. */
export interface HistorySourceParts extends Omit<WalletAskerParts, "asking"> {
  readonly lake: Pick<AnySource, "ask">;
}

/** What the result of asking means for a wallet without a history. */
const ABSENT = {
  held: undefined,
  came: undefined,
  none: "missing",
  unavailable: "unavailable",
  not_configured: "not_configured",
} as const satisfies Record<string, AbsentHistory | undefined>;

/**
 * Histories on demand as a source: asks for those of a payment's wallets that are not held, or are due again, and
 * reads the lake again when one has come.
 */
export function historySource(
  asking: HistoryAsking,
  { lake, ...parts }: HistorySourceParts,
): Source<
  "wallets" | "transfers" | "senderPast" | "absent",
  "wallets" | "transfers" | "senderPast" | "labels" | "sanctions"
> {
  const ask = walletAsker({ asking, ...parts });
  return {
    name: "wallet-histories",
    deadlineMs: parts.deadlineMs,
    tells: ["wallets", "transfers", "senderPast", "absent"],
    needs: ["wallets", "transfers", "senderPast", "labels", "sanctions"],
    async ask(question, signal) {
      const { known, parties, tenant, at } = question;
      const by = { tenant, at, signal };
      const askFor = (side: "from" | "to") =>
        ask(
          parties[side],
          { row: known.wallets[side], labels: known.labels[side], sanctions: known.sanctions[side] },
          by,
        );
      const [from, to] = await Promise.all([askFor("from"), askFor("to")]);
      const absent = { from: ABSENT[from], to: ABSENT[to] };
      const { wallets, transfers, senderPast } = known;
      if (from !== "came" && to !== "came") return { wallets, transfers, senderPast, absent };
      const now = await lake.ask({ ...question, known: known as Facts }, signal);
      return {
        wallets: now.wallets ?? wallets,
        transfers: now.transfers ?? transfers,
        senderPast: now.senderPast ?? senderPast,
        absent,
      };
    },
  };
}
