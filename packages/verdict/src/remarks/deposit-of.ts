import type { DepositOf } from "../entities/deposit-of.ts";
import { computedEvidence } from "../reason.ts";
import type { Remark } from "../remark.ts";

/** Remarks that a wallet is a customer's address at a service; none of any other. */
export function depositRemarks(side: "from" | "to", deposit: DepositOf | null | undefined): Remark[] {
  if (!deposit) return [];
  const { service, sweeps, share, wallets, firstSweep, lastSweep, isFunded, payers, confidence } = deposit;
  return [
    {
      code: "DEPOSIT_OF",
      title:
        "The wallet is a customer's address at a service, which moves what arrives there to its own wallets",
      side,
      evidence: [
        computedEvidence("service", service),
        computedEvidence("sweeps", sweeps),
        computedEvidence("share", share),
        ...wallets.map((address) => computedEvidence("service_wallet", address)),
        computedEvidence("first_sweep", firstSweep.toISOString()),
        computedEvidence("last_sweep", lastSweep.toISOString()),
        computedEvidence("funded_by_service", isFunded),
        computedEvidence("payers", payers),
        computedEvidence("confidence", confidence),
      ],
    },
  ];
}
