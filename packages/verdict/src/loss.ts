import { addressKind } from "@tetron/domain/address-kind";
import type { AddressFact } from "@tetron/domain/address-kind-table";
import type { Asset } from "@tetron/domain/asset";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Finding } from "./reason.ts";

/** Why nobody would have a payment. It is kept with a score, so that a score is replayed by what was known then. */
export interface Loss extends AddressFact {
  /** Whether a token would go to its own contract. */
  readonly own: boolean;
}

/**
 * Whether a payment would be lost, by the rules of the network and whatever lists say; `null` when it would not.
 *
 * A coin sent to the contract of a token is refused or wrapped by it, so only a token is lost there.
 */
export function lossOf({ contract }: Pick<Asset, "contract">, to: WalletRef): Loss | null {
  const fact = addressKind(to.network, to.address);
  if (fact === null || (fact.kind === "token_contract" && contract === null)) return null;
  return { ...fact, own: contract === to.address };
}

/** What is said of it; it moves no score, for it is no sign of fraud. */
export function lossFinding({ name, own, source }: Loss): Finding {
  const why = own
    ? "the token would go to its own contract, which cannot send it on"
    : `it would go to ${name}, from where nobody can send it on`;
  return {
    code: "WOULD_BE_LOST",
    title: `The payment would be lost: ${why}`,
    logOdds: 0,
    evidence: [{ name: "recipient_is", value: name, source }],
  };
}
