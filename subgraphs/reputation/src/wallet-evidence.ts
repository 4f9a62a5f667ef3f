import type { WalletRef } from "@tetron/domain/wallet";
import { findStoredEvidence } from "@tetron/lake/held-evidence";
import { type WalletEvidence, walletEvidence } from "@tetron/models/reputation/wallet-reputation";
import type { ReputationDeps } from "./deps.ts";

/** The evidence of wallets for a tenant, in the order requested. */
export async function findEvidence(
  { lake, artifacts }: Pick<ReputationDeps, "lake" | "artifacts">,
  tenant: string,
  wallets: readonly WalletRef[],
): Promise<WalletEvidence[]> {
  const held = await findStoredEvidence(lake, tenant, wallets);
  return held.map((each, i) => walletEvidence(artifacts, wallets[i]!, each));
}
