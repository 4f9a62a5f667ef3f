import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import { isKnownService } from "../asking/is-known-service.ts";
import type { DepositOf } from "../entities/deposit-of.ts";
import { findDeposits, mayBeDeposit } from "../entities/find-deposits.ts";
import type { ListedLabel } from "../score-inputs.ts";
import type { Source } from "./source.ts";

/**
 * Says of each wallet at which service it is a customer's address. Asked only of wallets with a history that may be one,
 * and that no list names.
 */
export function depositSource(
  lake: Pick<Lake, "db" | "shipped">,
  taxonomy: Taxonomy,
  deadlineMs: number,
): Source<"deposits", "wallets" | "labels"> {
  return {
    name: "deposits",
    deadlineMs,
    tells: ["deposits"],
    needs: ["wallets", "labels"],
    async ask({ parties, tenant, known: { wallets, labels } }) {
      const asked = (["from", "to"] as const).filter((side) => {
        const wallet44 = wallets[side]?.wallet44;
        return wallet44 && mayBeDeposit(wallet44) && !isNamed(parties[side], labels[side]);
      });
      const lookup = { lake, taxonomy, owners: visibleTo(tenant) };
      const found =
        asked.length === 0
          ? []
          : await findDeposits(
              lookup,
              asked.map((side) => parties[side]),
            );
      const of = (side: "from" | "to"): DepositOf | null => found[asked.indexOf(side)] ?? null;
      return { deposits: { from: of("from"), to: of("to") } };
    },
  };

  /** A list that says who it is knows more than its payments do. */
  function isNamed(wallet: WalletRef, labels: readonly ListedLabel[]): boolean {
    return isKnownService(taxonomy, wallet, { labels, sanctions: [] });
  }
}
