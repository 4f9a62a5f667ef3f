import { addressKind } from "@tetron/domain/address-kind";
import type { Asset } from "@tetron/domain/asset";
import { NETWORK_IDS } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { CATEGORIES } from "@tetron/labels/categories";
import { readPaymentSense } from "@tetron/labels/payment-sense";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { evidenceOfLabel } from "../evidence-of-label.ts";
import type { Remark } from "../remark.ts";
import type { ListedLabel } from "../score-inputs.ts";

/**
 * What the labels of a recipient say of a plain payment of an asset to it; `null` when it makes sense, or when nothing
 * is said.
 *
 * A token stays in the contract of a token. A coin does not surely: most such contracts refuse it, and some give
 * something for it, so that a person should look.
 */
export function labelledSense(
  taxonomy: Taxonomy,
  { contract }: Pick<Asset, "contract">,
  labels: readonly ListedLabel[],
): Remark | null {
  const reading = readPaymentSense(taxonomy, labels);
  if (reading === null || reading.sense === "sensible") return null;
  const { from, category, sense } = reading;
  const { reason } = CATEGORIES[category];
  const evidence = [evidenceOfLabel(from), { name: "category", value: category, source: null }];
  if (sense === "lost" && (contract !== null || category === "burn"))
    return {
      code: "WOULD_BE_LOST",
      title: `The payment would be lost, by what a list says of the recipient. ${reason}`,
      side: "to",
      evidence,
    };
  const why = sense === "lost" ? "The contract of a token: most refuse a coin, and others keep it." : reason;
  return doubtful(`by what a list says of it. ${why}`, evidence);
}

/** A token's contract on one network that is paid on another, where nobody is known to have its key. */
export function contractElsewhere({ network, address }: WalletRef): Remark | null {
  for (const other of NETWORK_IDS) {
    const fact = other === network ? null : addressKind(other, address);
    if (fact?.kind === "token_contract" && addressKind(network, address) === null)
      return doubtful(`for its address is that of ${fact.name} on ${other}.`, [
        { name: `recipient_is_on_${other}`, value: fact.name, source: fact.source },
      ]);
  }
  return null;
}

function doubtful(why: string, evidence: Remark["evidence"]): Remark {
  const title = `The recipient may not know what to do with a payment, ${why}`;
  return { code: "DOUBTFUL_RECIPIENT", title, side: "to", evidence };
}
