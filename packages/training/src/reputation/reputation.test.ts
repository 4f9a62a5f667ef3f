import type { AccountTransaction } from "@tetron/domain/history";
import { A_TIME, anAddress } from "@tetron/models/reputation/testing";
import { expect, test } from "vitest";
import { spearman } from "../measure/spearman.ts";
import { acquaintanceOf, knowledgeAt } from "./acquaintance.ts";
import { fitFolds, scoreFolds, viewsOfFolds } from "./cross-validate.ts";
import { stateOfAccount } from "./experience.ts";
import { fitSigned } from "./fit-signed.ts";
import { addToLedger, emptyLedger, type Ledger } from "./ledger.ts";
import { momentOf } from "./moment.ts";
import { witnessesOf } from "./witnesses.ts";

const DAY = 86_400;
const SHOP = anAddress(900);
const MULE = anAddress(901);

/**
 * Accounts with one transfer a day: honest ones pay a shop, fraudulent ones receive payments and pay a mule.
 */
function aLedger(honest: number, fraud: number): Ledger {
  const ledger = emptyLedger();
  for (let i = 0; i < honest + fraud; i++) {
    const isFraud = i >= honest;
    const transactions = Array.from({ length: 6 }, (_, day) =>
      aTransaction({
        timestamp: A_TIME + (i + day) * DAY,
        counterparty: isFraud ? (day % 2 === 0 ? anAddress(2_000 + i * 10 + day) : MULE) : SHOP,
        direction: day % 2 === 0 ? "received" : "sent",
      }),
    );
    const history = { network: "ethereum", address: anAddress(i), transactions, tokenTransfers: [] } as const;
    addToLedger(ledger, { fraud: isFraud, inKaggle: true, history });
  }
  return ledger;
}

function aTransaction(changes: Partial<AccountTransaction>): AccountTransaction {
  return {
    timestamp: A_TIME,
    direction: "received",
    counterparty: SHOP,
    value: 10n ** 18n,
    createsContract: false,
    failed: false,
    methodId: null,
    hash: null,
    ...changes,
  };
}

function experienceOf(ledger: Ledger) {
  return { ledger, acquaintance: acquaintanceOf(ledger), labels: ledger.parties.map(() => []) };
}

test("a counterparty is known by those who dealt with it before, the asking account aside", () => {
  const ledger = aLedger(3, 0);
  const acquaintance = acquaintanceOf(ledger);
  const shop = ledger.numbers.get(SHOP)!;
  const known = Uint8Array.of(1, 1, 1);
  const vouched = (at: number, of = known) =>
    knowledgeAt(acquaintance, shop, { account: 0, at, known: of }, []).vouched;
  expect(vouched(A_TIME + 1.5 * DAY)).toBe(0);
  expect(vouched(A_TIME + 2 * DAY)).toBe(0.5);
  expect(vouched(A_TIME + 2 * DAY, Uint8Array.of(1, 0, 1))).toBe(0);
});

test("a fraud is known from its last transfer on, and not before", () => {
  const ledger = aLedger(0, 3);
  const acquaintance = acquaintanceOf(ledger);
  const mule = ledger.numbers.get(MULE)!;
  const known = Uint8Array.of(1, 1, 1);
  const nearBad = (day: number) =>
    knowledgeAt(acquaintance, mule, { account: 2, at: A_TIME + day * DAY, known }, []).nearBad;
  expect(nearBad(4)).toBe(0);
  expect(nearBad(5)).toBeCloseTo(1 / 3, 9);
  expect(nearBad(6)).toBeCloseTo(2 / 3, 9);
});

test("a state after some transfers is independent of the later ones", () => {
  const experience = experienceOf(aLedger(4, 2));
  const known = new Uint8Array(6).fill(1);
  const look = { known, blind: false };
  const early = stateOfAccount(experience, 1, { ...look, count: 2 });
  expect(early.latest).toBe(A_TIME + 2 * DAY);
  const shorter = experience.ledger.accounts.map((account) => ({ ...account }));
  shorter[1] = { ...shorter[1]!, times: shorter[1]!.times.slice(0, 3) };
  const ledger = { ...experience.ledger, accounts: shorter };
  expect(stateOfAccount({ ...experience, ledger }, 1, { ...look, count: 2 })).toEqual(early);
});

test("a moment lies in the last four fifths of an account's life, and is always the same", () => {
  const [account] = aLedger(1, 0).accounts;
  expect(momentOf(account!)).toBe(momentOf(account!));
  const long = { ...account!, times: new Uint32Array(1_000) };
  const moments = Array.from({ length: 300 }, (_, i) => momentOf({ ...long, address: anAddress(i) }));
  expect(Math.min(...moments)).toBeGreaterThan(200);
  expect(Math.max(...moments)).toBeLessThanOrEqual(1_000);
  expect(moments.reduce((sum, each) => sum + each, 0) / 300).toBeCloseTo(600, -2);
});

test("out of fold, honest accounts score higher than fraudulent ones", () => {
  const experience = experienceOf(aLedger(20, 20));
  const { accounts } = experience.ledger;
  const folds = Uint8Array.from(accounts, (_, i) => i % 4);
  const counts = accounts.map(({ times }) => times.length);
  const honest = accounts.map(({ fraud }) => !fraud);
  const views = viewsOfFolds(experience, { counts, folds });
  const scored = scoreFolds(fitFolds(views, honest, folds), views, folds);
  const settled = scored.map(({ score }, i) => ({ score, honest: honest[i]! })).slice(5, 35);
  const worst = Math.min(...settled.filter((each) => each.honest).map(({ score }) => score));
  const best = Math.max(...settled.filter((each) => !each.honest).map(({ score }) => score));
  expect(worst).toBeGreaterThan(best);
});

test("what all accounts know together leaves out what only one knows", () => {
  const witnesses = witnessesOf(experienceOf(aLedger(3, 2)));
  expect(witnesses.get(SHOP)).toEqual({ reference: null, clean: 3, bad: 0 });
  expect(witnesses.get(MULE)).toEqual({ reference: null, clean: 0, bad: 2 });
  expect(witnesses.get(anAddress(0))).toEqual({ reference: "honest", clean: 0, bad: 0 });
  expect(witnesses.get(anAddress(4))).toMatchObject({ reference: "fraud" });
  expect(witnesses.size).toBe(2 + 5);
});

test("a fit finds the weights it can, and none of the wrong sign", () => {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const honest = i % 2 === 0;
    const noise = ((i * 7919) % 100) / 100;
    return { honest, features: [honest ? noise : noise / 2, honest ? 0.2 : 0.8, noise, honest ? 1 : 0] };
  });
  const fit = () =>
    fitSigned(
      { features: rows.map(({ features }) => features), honest: rows.map(({ honest }) => honest) },
      [1, -1, 1, -1],
      1,
    );
  const [helps, hurts, , wrong] = fit() as [number, number, number, number];
  expect(helps).toBeGreaterThan(0);
  expect(hurts).toBeLessThan(-1);
  expect(wrong).toBe(0);
  expect(fit()).toEqual(fit());
});

test("rank correlation is 1 for any rising relation and -1 for a falling one; equal values share a rank", () => {
  const ascending = [1, 2, 3, 4, 5];
  expect(spearman(ascending, [1, 8, 27, 64, 125])).toBeCloseTo(1, 12);
  expect(spearman(ascending, [5, 4, 3, 2, 1])).toBeCloseTo(-1, 12);
  expect(spearman([1, 2, 2, 3], [1, 2, 2, 3])).toBeCloseTo(1, 12);
});
