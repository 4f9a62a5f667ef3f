import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { expect, test } from "vitest";
import { coinsOf, parsePayment } from "../payment.ts";
import { ALICE, BOB, featuresOf } from "../testing.ts";
import { type GatherOptions, gather } from "./gather.ts";
import type { ReputationBasis } from "./reputation-basis.ts";
import type { ListRow, SideRow, Sources } from "./source.ts";

const payment = parsePayment({
  fromAddress: ALICE,
  toAddress: BOB,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
});
const at = new Date("2025-06-01T00:00:10Z");

const list = (name: string, kind: ListRow["kind"]): ListRow => ({
  name,
  version: "v1",
  kind,
  asOf: new Date("2025-06-01T00:00:00Z"),
});

const { behaviour, wallet44 } = featuresOf(1);
const row: SideRow = {
  behaviour: [...behaviour],
  wallet44: [...wallet44],
  referenceLabel: "fraud",
  source: "histories",
  updatedAt: at,
};

const STRANGER = { isParty: false, hasTwin: false, sentDust: false };
const nobody: ReputationBasis = { updatedAt: null, estimate: () => null, resemblance: () => STRANGER };
const nothing = async () => ({ from: undefined, to: undefined });
const none = async () => ({ from: [], to: [] });
const SOURCES: Sources = {
  wallets: nothing,
  labels: none,
  sanctions: none,
  reputations: async () => ({ from: nobody, to: nobody }),
  senderPast: async () => ({ paidBefore: null, sameFace: [], askedLastHour: 0 }),
  lists: async () => [list("histories", "wallets"), list("ofac", "sanctions"), list("eth-labels", "labels")],
};

function ask(changes: Partial<Sources> = {}, options: Partial<GatherOptions> = {}) {
  const { signal } = new AbortController();
  return gather({ ...SOURCES, ...changes }, payment, {
    coins: coinsOf(payment),
    asset: payment.asset,
    units: payment.units,
    taxonomy: SHIPPED_TAXONOMY,
    tenant: "acme",
    at,
    deadlineMs: 1_000,
    signal,
    onLate: () => {},
    ...options,
  });
}

test("every source has its entry, with its age where it has something", async () => {
  const { sources, inputs, lists } = await ask({ wallets: async () => ({ from: row, to: undefined }) });
  expect(sources).toEqual([
    { name: "from_wallet", status: "ok", ageSeconds: 10 },
    { name: "to_wallet", status: "missing", ageSeconds: null },
    { name: "labels", status: "ok", ageSeconds: 10 },
    { name: "sanctions", status: "ok", ageSeconds: 10 },
    { name: "neighbours", status: "ok", ageSeconds: 10 },
    { name: "reputation", status: "missing", ageSeconds: null },
    { name: "sender_payments", status: "ok", ageSeconds: 0 },
  ]);
  expect(lists.map(({ list }) => list)).toEqual(["eth-labels", "histories", "ofac"]);
  expect(inputs).toMatchObject({ late: false, screened: true, coins: 0.5, to: { features: null } });
  expect(inputs.from).toMatchObject({
    fraudIn: { list: "histories", version: "v1" },
    features: { behaviour },
  });
});

test("one source that hangs is late by its own deadline; the others are heard", async () => {
  const late: string[] = [];
  const { sources, inputs } = await ask(
    { labels: () => new Promise(() => {}) },
    { deadlineMs: 10, onLate: (source) => late.push(source) },
  );
  expect(sources.filter(({ status }) => status === "late").map(({ name }) => name)).toEqual(["labels"]);
  expect([inputs.late, late]).toEqual([true, ["labels"]]);
});

test("a source that fails is late, with the cause for the log", async () => {
  const causes: unknown[] = [];
  const broken = new Error("connection lost");
  const { inputs } = await ask(
    { wallets: () => Promise.reject(broken) },
    { onLate: (_source, cause) => causes.push(cause) },
  );
  expect([inputs.late, causes]).toEqual([true, [broken, broken]]);
});

test("without a sanctions list, nobody has looked", async () => {
  const { inputs, sources } = await ask({ lists: async () => [] });
  expect(inputs.screened).toBe(false);
  expect(sources.find(({ name }) => name === "sanctions")).toMatchObject({ status: "missing" });
});

test("amounts of a token are not held against a history of coins", () => {
  expect(coinsOf({ ...payment, asset: { ...payment.asset, contract: "0x1" } })).toBeNull();
  expect(coinsOf(payment)).toBe(0.5);
});
