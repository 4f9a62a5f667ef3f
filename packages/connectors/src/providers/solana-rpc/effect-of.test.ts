import { expect, test } from "vitest";
import { effectOf } from "./effect-of.ts";
import { SolanaTransaction } from "./schema.ts";
import { signatureOf } from "./testing.ts";

const ME = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM";
const SHOP = "7xKXtg2CW87d97TXJSDpbDMQPzYVGQwPYNxfJhhhhhhh";
const MINE_OF_USDC = "3emsAVdmGKERbHjmGfQ6oZ1e35dkf5iYcS6U4CPKFVaa";
const USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
const wallet = { network: "solana", address: ME } as const;

type Balances = readonly (readonly [owner: string, before: number, after: number])[];

function transaction(coins: Balances, tokens: Balances = [], rest: { err?: unknown; blockTime?: null } = {}) {
  const balance = (at: 1 | 2) =>
    tokens.map((each) => ({
      ...{ accountIndex: 1, mint: USDC, owner: each[0] },
      uiTokenAmount: { amount: `${each[at]}`, decimals: 6 },
    }));
  return SolanaTransaction.parse({
    blockTime: 1_600_000_000,
    transaction: {
      signatures: [signatureOf(1)],
      message: { accountKeys: coins.map(([pubkey], i) => ({ pubkey, signer: i === 0 })) },
    },
    meta: {
      ...{ err: null, fee: 5_000, ...rest },
      preBalances: coins.map(([, before]) => before),
      postBalances: coins.map(([, , after]) => after),
      preTokenBalances: balance(1),
      postTokenBalances: balance(2),
    },
    ...rest,
  });
}

test("a payment is sent without the fee", () => {
  const effect = effectOf(
    transaction([
      [ME, 1_000_000, 895_000],
      [SHOP, 0, 100_000],
    ]),
    wallet,
  );
  expect(effect.transactions).toMatchObject([
    { direction: "sent", counterparty: SHOP, value: 100_000n, failed: false, hash: signatureOf(1) },
  ]);
});

test("what another pays is received from it, without its fee", () => {
  const effect = effectOf(
    transaction([
      [SHOP, 1_000_000, 895_000],
      [ME, 7, 100_007],
    ]),
    wallet,
  );
  expect(effect.transactions).toMatchObject([{ direction: "received", counterparty: SHOP, value: 100_000n }]);
});

test("a failed transaction moves nothing and is failed", () => {
  const failed = transaction(
    [
      [ME, 1_000_000, 995_000],
      [SHOP, 0, 0],
    ],
    [],
    { err: { InstructionError: [0, { Custom: 1 }] } },
  );
  expect(effectOf(failed, wallet).transactions).toMatchObject([
    { direction: "sent", value: 0n, counterparty: null, failed: true },
  ]);
});

test("a token is sent by its owner, not by the account that holds it", () => {
  const effect = effectOf(
    transaction(
      [
        [ME, 1_000_000, 995_000],
        [MINE_OF_USDC, 2_039_280, 2_039_280],
      ],
      [
        [ME, 5_000_000, 3_000_000],
        [SHOP, 0, 2_000_000],
      ],
    ),
    wallet,
  );
  expect(effect.tokenTransfers).toMatchObject([
    { direction: "sent", counterparty: SHOP, token: USDC, value: 2_000_000n, decimals: 6 },
  ]);
});

test("token accounts of one owner count together", () => {
  const own = [
    [ME, 5, 0],
    [ME, 0, 5],
  ] as const;
  const effect = effectOf(transaction([[ME, 1_000_000, 995_000]], own), wallet);
  expect(effect.tokenTransfers).toEqual([]);
});

test("a token that is received without the owner's account is reported", () => {
  const effect = effectOf(
    transaction(
      [[SHOP, 1_000_000, 995_000]],
      [
        [SHOP, 9, 0],
        [ME, 0, 9],
      ],
    ),
    wallet,
  );
  expect(effect.transactions).toEqual([]);
  expect(effect.tokenTransfers).toMatchObject([{ direction: "received", counterparty: SHOP, value: 9n }]);
});

test("a transaction that names a wallet without its signature and moves nothing of it is none of its own", () => {
  const named = transaction([
    [SHOP, 1_000_000, 995_000],
    [ME, 7, 7],
  ]);
  expect(effectOf(named, wallet)).toEqual({ transactions: [], tokenTransfers: [] });
  expect(effectOf(named, { network: "solana", address: SHOP }).transactions).toMatchObject([
    { direction: "sent", value: 0n, counterparty: null },
  ]);
});

test("a transaction without a time, and one of others, are faults", () => {
  expect(() => effectOf(transaction([[ME, 10_000, 5_000]], [], { blockTime: null }), wallet)).toThrow(
    "without a time",
  );
  expect(() => effectOf(transaction([[SHOP, 10_000, 5_000]]), wallet)).toThrow("of others");
});
