import { tokenContractElsewhere } from "@tetron/domain/address-kind";
import type { Asset } from "@tetron/domain/asset";
import { NETWORKS } from "@tetron/domain/network";
import { canHavePrivateKey } from "@tetron/domain/private-key";
import type { WalletRef } from "@tetron/domain/wallet";
import { CATEGORIES } from "@tetron/labels/categories";
import { readPaymentSense } from "@tetron/labels/payment-sense";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { evidenceOfLabel } from "../evidence-of-label.ts";
import type { Remark } from "../remark.ts";
import type { ListedLabel } from "../score-inputs.ts";

/**
 * Remarks what a recipient's labels imply for a plain payment of an asset to it; `null` when the payment
 * makes sense or no label identifies the recipient.
 *
 * A token sent to a token contract is lost. A coin is only doubtful: most such contracts refuse it, and some
 * give something in return, so a person should look.
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
      title: `A list says that the recipient cannot use the payment: it would be lost. ${reason}`,
      side: "to",
      evidence,
    };
  const why = sense === "lost" ? "The contract of a token: most refuse a coin, and others keep it." : reason;
  return doubtful(`as a list describes it. ${why}`, evidence);
}

/**
 * Remarks that the recipient's address is a token contract on another network, and unknown on the payment's
 * own.
 */
export function contractElsewhere(recipient: WalletRef): Remark | null {
  const elsewhere = tokenContractElsewhere(recipient);
  if (elsewhere === null) return null;
  const { network, fact } = elsewhere;
  return doubtful(`because its address is that of ${fact.name} on ${network}.`, [
    { name: `recipient_is_on_${network}`, value: fact.name, source: fact.source },
  ]);
}

/** What Solana says about addresses without a key. */
const DERIVED_ADDRESSES = "https://solana.com/docs/core/pda";

/**
 * Remarks that no private key of the recipient can exist: it is an account of a program, such as a token
 * account where its owner is meant. `null` when a key can exist, or a label says that somebody receives
 * payments there.
 */
export function keylessRecipient(
  taxonomy: Taxonomy,
  { network, address }: WalletRef,
  labels: readonly ListedLabel[],
): Remark | null {
  if (NETWORKS[network].family !== "solana" || canHavePrivateKey(network, address)) return null;
  if (readPaymentSense(taxonomy, labels)?.sense === "sensible") return null;
  return doubtful(
    "because no private key can exist for its address: it belongs to a program, such as a token account or a vault.",
    [{ name: "recipient_can_have_a_key", value: "false", source: DERIVED_ADDRESSES }],
  );
}

function doubtful(why: string, evidence: Remark["evidence"]): Remark {
  const title = `The recipient may be unable to use a payment, ${why}`;
  return { code: "DOUBTFUL_RECIPIENT", title, side: "to", evidence };
}
