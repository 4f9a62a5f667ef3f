import { WALLET_44 } from "@tetron/features/wallet-44";
import { expect, test } from "vitest";
import { ALICE, anIndex, BOB, featuresOf, onlyIndex } from "../testing.ts";
import { neighbourSource } from "./neighbour-source.ts";
import type { Parties, SideRow } from "./source.ts";

const at = new Date("2025-06-01T00:00:00Z");
const parties: Parties = {
  from: { network: "ethereum", address: ALICE },
  to: { network: "ethereum", address: BOB },
  token: null,
};

function rowOf(transactions: number): SideRow {
  const { behaviour, wallet44 } = featuresOf(1);
  wallet44[WALLET_44.indexOf("total_tx")] = transactions;
  return {
    ...{ lastSeen: at, asOf: at, coverage: null, referenceLabel: null, source: "histories", updatedAt: at },
    ...{ behaviour: [...behaviour], wallet44: [...wallet44] },
  };
}

test("a wallet whose number of transactions is unknown is near nobody, and the other side is not affected", async () => {
  const { signal } = new AbortController();
  const known = { wallets: { from: rowOf(Number.NaN), to: rowOf(3) }, lists: [] };
  const { ask } = neighbourSource(onlyIndex(anIndex()), 1_000);
  const { neighbours } = await ask({ parties, tenant: "acme", at, known }, signal);
  expect(neighbours.from).toBeNull();
  expect(neighbours.to!.wallets).toHaveLength(4);
});
