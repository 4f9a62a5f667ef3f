import type { WalletFeatures } from "@tetron/lake/wallets";
import type { Engine } from "@tetron/verdict/estimate/engine";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import type { WalletRiskParent } from "./parents.ts";

/** A wallet's own risk; `null` without a history. Takes a millisecond. */
export function walletRisk(
  { model, heldOut }: Engine,
  { address, behaviour, wallet44 }: WalletFeatures,
): WalletRiskParent | null {
  if (!behaviour || !wallet44) return null;
  return { ...riskOf(model, behaviour, heldOut(address, wallet44)), address, wallet44 };
}
