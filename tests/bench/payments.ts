import { readFileSync } from "node:fs";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { aPayment } from "../client.ts";

/** Coprime to the number of shipped wallets, so that pairs do not repeat for long. */
const STRIDE = 7_919;

/** Wallets of the shipped reference table that have a history. */
export function knownAddresses(): string[] {
  const table = decodeReferenceTable(readFileSync(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
  return table.wallets.filter(({ firstSeen }) => firstSeen !== null).map(({ address }) => address);
}

/** Bodies of `POST /v1/score`, each between two different wallets of the shipped reference table. */
export function payments(): (n: number) => ReturnType<typeof aPayment> {
  const addresses = knownAddresses();
  const at = (i: number) => addresses[i % addresses.length]!;
  return (n) =>
    aPayment({
      from_address: at(n * STRIDE),
      to_address: at(n * STRIDE + 1 + Math.floor(n / addresses.length)),
      amount: `${((n % 500) + 1) / 100}`,
    });
}
