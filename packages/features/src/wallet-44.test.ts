import { expect, test } from "vitest";
import { ADDRESS, aHistory, aTransaction } from "./testing.ts";
import { WALLET_44, wallet44 } from "./wallet-44.ts";

const ETH = 10n ** 18n;

function named(history: Parameters<typeof wallet44>[0]): Record<string, number> {
  return Object.fromEntries(WALLET_44.map((name, i) => [name, wallet44(history)[i]!]));
}

test("there are 44 different columns", () => {
  expect(new Set(WALLET_44).size).toBe(44);
});

test("an account that did nothing is 44 zeros", () => {
  expect(wallet44(aHistory())).toEqual(new Float64Array(44));
});

test("a wait is measured from the previous transaction of any kind", () => {
  const features = named(
    aHistory(
      aTransaction({ timestamp: 0 }),
      aTransaction({ timestamp: 600, direction: "sent" }),
      aTransaction({ timestamp: 1200, direction: "sent" }),
    ),
  );

  expect(features).toMatchObject({
    avg_min_between_sent: 10,
    avg_min_between_received: 0,
    time_span: 20,
  });
});

test("a payment to oneself counts as sent and as received", () => {
  const features = named(aHistory(aTransaction({ counterparty: ADDRESS, direction: "sent" })));

  expect(features).toMatchObject({ sent_tx: 1, received_tx: 1, total_tx: 2, balance: 0 });
});

test("a contract that the account creates counts as sent and as created, as in the public dataset", () => {
  const features = named(
    aHistory(aTransaction({ direction: "sent", counterparty: null, createsContract: true, value: 2n * ETH })),
  );

  expect(features).toMatchObject({
    sent_tx: 1,
    contracts_created: 1,
    total_tx: 2,
    total_sent: 2,
    total_sent_to_contract: 2,
    balance: -4,
  });
});

test("a contract's own creation is not received", () => {
  const features = named(aHistory(aTransaction({ createsContract: true })));

  expect(features).toMatchObject({ received_tx: 0, contracts_created: 1, total_received: 0 });
});

test("amounts are summed exactly before they become numbers", () => {
  const features = named(aHistory(...Array.from({ length: 10 }, () => aTransaction({ value: ETH / 10n }))));

  expect(features["total_received"]).toBe(1);
});

test("token amounts are divided by 10^18 whatever the token", () => {
  const transfer = {
    timestamp: 0,
    direction: "received",
    counterparty: "0x01",
    token: "0x02",
    symbol: "USDC",
    value: 1_000_000n,
    decimals: 6,
    hash: null,
  } as const;

  const features = named({
    ...aHistory(),
    tokenTransfers: [transfer, { ...transfer, token: "0x03" }, transfer],
  });

  expect(features).toMatchObject({
    erc20_tx: 3,
    erc20_max_received: 1e-12,
    erc20_unique_tokens_received: 2,
    erc20_most_received_token_count: 2,
    total_tx: 0,
  });
});
