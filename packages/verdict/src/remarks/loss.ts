import { addressKind } from "@tetron/domain/address-kind";
import type { AddressFact } from "@tetron/domain/address-kind-table";
import type { Asset } from "@tetron/domain/asset";
import { NETWORKS } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Remark } from "../remark.ts";
import type { Loss } from "../score-inputs.ts";

/**
 * Why a payment would be lost by the rules of the network; `null` when it would not be.
 *
 * On an EVM network a token contract refuses or wraps coins, and a predeployed contract takes or refuses them, so
 * only tokens are lost there; a Solana mint keeps both.
 */
export function lossOf({ contract }: Pick<Asset, "contract">, to: WalletRef): Loss | null {
  const fact = addressKind(to.network, to.address) ?? (contract === to.address ? OWN_CONTRACT : null);
  if (fact === null) return null;
  const { family } = NETWORKS[to.network];
  const isContract = fact.kind === "token_contract" || fact.kind === "predeploy";
  if (isContract && contract === null && family === "evm") return null;
  return { ...fact, own: contract === to.address };
}

/** The address fact for the contract of a token that Tetron does not know. */
const OWN_CONTRACT: AddressFact = { kind: "token_contract", name: "the token's own contract", source: "" };

export function lossRemark({ name, own, source }: Loss): Remark {
  const why = own
    ? "the token would go to its own contract, which cannot send it on"
    : `it would go to ${name}, from where nobody can send it on`;
  return {
    code: "WOULD_BE_LOST",
    title: `The payment would be lost: ${why}`,
    side: "to",
    evidence: [{ name: "recipient_is", value: name, source: source || null }],
  };
}
