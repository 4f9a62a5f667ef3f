import { WALLET_44 } from "@tetron/features/wallet-44";
import { expect, test } from "vitest";
import { ALICE, anIndex, BOB, featuresOf } from "../testing.ts";
import { neighbourSource } from "./neighbour-source.ts";
import type { SideRow } from "./source.ts";

const at = new Date("2025-06-01T00:00:00Z");

function rowOf(changes: Readonly<Partial<Record<(typeof WALLET_44)[number], number>>> = {}): SideRow {
  const { behaviour, wallet44 } = featuresOf(1);
  for (const [column, number] of Object.entries(changes)) wallet44[WALLET_44.indexOf(column)] = number;
  return {
    ...{ lastSeen: at, referenceLabel: null, source: "histories", updatedAt: at },
    ...{ behaviour: [...behaviour], wallet44: [...wallet44] },
  };
}

test("a wallet whose number of transactions is unknown is near nobody, and the other side is not affected", async () => {
  const { signal } = new AbortController();
  const { ask } = neighbourSource(anIndex(), 1_000);
  const parties = {
    from: { network: "ethereum", address: ALICE },
    to: { network: "ethereum", address: BOB },
  } as const;
  const wallets = { from: rowOf({ total_tx: Number.NaN }), to: rowOf() };
  const { neighbours } = await ask({ parties, known: { wallets } } as never, signal);
  expect(neighbours!.from).toBeNull();
  expect(neighbours!.to!.wallets.length).toBeGreaterThan(0);
});
