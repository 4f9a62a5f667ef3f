import type { AccountTransaction } from "@tetron/domain/history";
import { emptyBehaviour, observeTransaction } from "@tetron/features/behaviour-state";
import type { Followed, StoredWallet } from "@tetron/lake/tables/wallets";
import { expect, test } from "vitest";
import { continued, isDoubtful } from "./continue-wallet.ts";

const ADDRESS = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
const AT = 1_700_000_000;
const FOLLOWED: Followed = {
  ...{ since: 1, height: 5, basis: "chain", transactionsTo: AT, tokensTo: null },
};

const received = (timestamp: number): AccountTransaction => ({
  ...{ timestamp, direction: "received", counterparty: null, value: 5n, createsContract: false },
  ...{ failed: false, methodId: null, hash: null },
});

test("a block that is dated before the one before it counts at that one's time, and time does not go back", () => {
  const state = emptyBehaviour({ network: "bitcoin", address: ADDRESS });
  observeTransaction(state, received(AT));
  const lastSeen = new Date(AT * 1_000);
  const row = { state, lastSeen, firstSeen: lastSeen, transactions: 1, tokenTransfers: 0 } as StoredWallet;
  const earlier = AT - 600;
  const entries = { transactions: [received(earlier)], tokenTransfers: [] };
  const at = new Date(earlier * 1_000);
  const after = continued(row, entries, { followed: FOLLOWED, at, now: lastSeen });
  expect(after).toMatchObject({ transactions: 2, lastSeen });
  expect(state.wallet).toMatchObject({ lastSeen: AT });
});

test.each<[network: "bitcoin" | "ethereum", secondsBefore: number, doubtful: boolean]>([
  ["bitcoin", 0, false],
  ["bitcoin", 600, true],
  ["bitcoin", 3 * 3_600, false],
  ["ethereum", 12, false],
])(
  "on %s an entry %d s before a history's last one may be of a later block: %s",
  (network, before, doubtful) => {
    const entries = { transactions: [received(AT - before)], tokenTransfers: [] };
    expect(isDoubtful(network, entries, FOLLOWED)).toBe(doubtful);
  },
);
