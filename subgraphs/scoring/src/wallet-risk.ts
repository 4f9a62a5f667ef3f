import { historyAge } from "@tetron/features/history-age";
import type { WalletFeatures } from "@tetron/lake/wallets";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import type { Verdict } from "@tetron/verdict/open-verdict";
import type { WalletRiskParent } from "./parents.ts";

/** A wallet's own risk; `null` without a history. Takes a millisecond. */
export function walletRisk(
  { engine, shelfLives }: Pick<Verdict, "engine" | "shelfLives">,
  wallet: WalletFeatures,
): WalletRiskParent | null {
  const { address, behaviour, wallet44 } = wallet;
  if (!behaviour || !wallet44) return null;
  const risk = riskOf(engine.model, behaviour, engine.heldOut(address, wallet44));
  return { ...risk, address, wallet44, history: historyAge(shelfLives, wallet) };
}
