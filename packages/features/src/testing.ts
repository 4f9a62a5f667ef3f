import type { AccountHistory, AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import fc from "fast-check";

/** The account of generated histories. */
export const ADDRESS = "0x00000000000000000000000000000000000000aa";

const DAY = 86_400;
const START = 1_500_000_000;

const party = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 9 }).map((i) => `0x${String(i).padStart(40, "0")}`), weight: 8 },
  { arbitrary: fc.constantFrom(ADDRESS, "__proto__", "constructor"), weight: 1 },
);

const amount = fc.oneof(
  fc.constantFrom(0n, 10n ** 16n, 10n ** 18n, 32n * 10n ** 18n),
  fc.bigInt({ min: 0n, max: 10n ** 24n }),
);

const wait = fc.oneof(fc.constantFrom(0, 1, 59, DAY), fc.integer({ min: 0, max: 400 * DAY }));

const transaction = fc.record({
  wait,
  direction: fc.constantFrom("sent" as const, "received" as const),
  counterparty: party,
  value: amount,
  creates: fc.constantFrom(false, false, false, true),
  failed: fc.boolean(),
  methodId: fc.constantFrom(null, "0xa9059cbb", "0x095ea7b3"),
});

const tokenTransfer = fc.record({
  wait,
  direction: fc.constantFrom("sent" as const, "received" as const),
  counterparty: party,
  token: party,
  value: amount,
});

/** Any history that a chain could hold, including edge cases: self-payments, creations, equal times. */
export const anyHistory: fc.Arbitrary<AccountHistory> = fc
  .record({
    transactions: fc.array(transaction, { maxLength: 60 }),
    tokenTransfers: fc.array(tokenTransfer, { maxLength: 30 }),
  })
  .map(({ transactions, tokenTransfers }) => ({
    network: "ethereum",
    address: ADDRESS,
    transactions: inTime(transactions).map(
      ({ creates, counterparty, wait: _, ...each }): AccountTransaction => ({
        ...each,
        counterparty: creates && each.direction === "sent" ? null : counterparty,
        createsContract: creates,
        hash: null,
      }),
    ),
    tokenTransfers: inTime(tokenTransfers).map(
      ({ wait: _, ...each }): TokenTransfer => ({ ...each, symbol: "T", decimals: 18, hash: null }),
    ),
  }));

/** A transaction that received one coin, with the given changes. */
export function aTransaction(change: Partial<AccountTransaction> = {}): AccountTransaction {
  return {
    timestamp: START,
    direction: "received",
    counterparty: "0x0000000000000000000000000000000000000001",
    value: 10n ** 18n,
    createsContract: false,
    failed: false,
    methodId: null,
    hash: null,
    ...change,
  };
}

/** A history of only these transactions. */
export function aHistory(...transactions: readonly AccountTransaction[]): AccountHistory {
  return { network: "ethereum", address: ADDRESS, transactions, tokenTransfers: [] };
}

function inTime<Event extends { readonly wait: number }>(events: readonly Event[]) {
  let timestamp = START;
  return events.map((event) => {
    timestamp += event.wait;
    return { ...event, timestamp };
  });
}
