import type { WalletRef } from "@tetron/domain/wallet";
import type { Evidence } from "../reason.ts";
import type { Remark } from "../remark.ts";

/** What a tenant knows of a wallet beside the chain; a member is null when it has not said. */
export interface WalletContext {
  readonly customerTier: string | null;
  readonly purpose: string | null;
  readonly kycLevel: "none" | "basic" | "full" | "rejected" | null;
  /** Addresses in stored form. */
  readonly expectedCounterparties: readonly string[] | null;
  /** What brought it, such as the id of an upload. */
  readonly source: string;
}

/** What is read of it, and of which wallet. */
export const OF_CONTEXT = [
  "network",
  "address",
  "customerTier",
  "purpose",
  "kycLevel",
  "expectedCounterparties",
  "source",
] as const satisfies readonly (keyof WalletContext | keyof WalletRef)[];

/**
 * Remarks on what the tenant knows of one side of a payment: that it knows something, that it refused the customer, and
 * that the other side is none of those it expects. They are no sign of fraud; the policy decides what they mean.
 */
export function contextRemarks(
  side: "from" | "to",
  context: WalletContext | undefined,
  other: Pick<WalletRef, "address">,
): Remark[] {
  if (context === undefined) return [];
  const { customerTier, purpose, kycLevel, expectedCounterparties, source } = context;
  const evidence = (name: string, value: string | null): Evidence[] =>
    value === null ? [] : [{ name, value, source }];
  const kyc = evidence("kyc_level", kycLevel);
  const given = [...evidence("customer_tier", customerTier), ...evidence("purpose", purpose), ...kyc];
  const remarks: Remark[] = [
    { code: "CONTEXT", title: "You have given information about this wallet", side, evidence: given },
  ];
  if (kycLevel === "rejected")
    remarks.push({
      code: "KYC_REJECTED",
      title: "You rejected this customer's identity",
      side,
      evidence: kyc,
    });
  if (expectedCounterparties !== null && !expectedCounterparties.includes(other.address))
    remarks.push({
      code: "UNEXPECTED_COUNTERPARTY",
      title: "The other side is none of the counterparties that you expect of this wallet",
      side,
      evidence: evidence("counterparty", other.address),
    });
  return remarks;
}
