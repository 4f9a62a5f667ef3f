import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { until } from "@tetron/domain/testing";
import { endOfEvents } from "@tetron/lake/event-page";
import { findReaderPlace } from "@tetron/lake/event-readers";
import { appendEvent } from "@tetron/lake/events";
import { findKept } from "@tetron/lake/kept-estimates";
import { insertScore } from "@tetron/lake/scores";
import { keptEstimates } from "@tetron/lake/tables/kept-estimates";
import { wallets } from "@tetron/lake/tables/wallets";
import { anEvent, aScore, aWallet, emptyLake, silent } from "@tetron/lake/testing";
import { putWallets } from "@tetron/lake/wallets";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { readArtifact, readManifest } from "@tetron/service/artifacts";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { openEditions } from "@tetron/verdict/editions/editions";
import { estimate } from "@tetron/verdict/estimate/estimate";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { coinsOf, parsePayment } from "@tetron/verdict/payment";
import { gatherInputs } from "@tetron/verdict/sources/gather";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ScoringDeps } from "../judge-transaction.ts";
import { promoteModel } from "../models/promote-model.ts";
import { registerModel } from "../models/register-model.ts";
import { registerShipped } from "../models/register-shipped.ts";
import { rollBackModel } from "../models/roll-back-model.ts";
import { shadowModel } from "../models/shadow-model.ts";
import { anotherModel } from "../models/testing.ts";
import { replay } from "../replay.ts";
import { scoreTransaction } from "../score-transaction.ts";
import { type KeepingWatch, keepEstimates } from "./keep-estimates.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
const reputation = await openReputationArtifacts({});
const { keeper, ...verdict } = await openVerdict({
  ...{ lake, reputation, log: silent, keeps: true },
  ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
  settings: { TETRON_SOURCE_DEADLINE_MS: 5_000 },
});
/** Without the keeper, which stores a second after a score: by then another test has begun. */
const deps = { ...verdict, lake, log: silent };
const shipped = verdict.engine.versions.model;
const manifest = await readManifest(ARTIFACTS_URL);
const table = decodeReferenceTable(
  await readArtifact(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL), manifest),
);
const known = table.wallets.filter(({ firstSeen }) => firstSeen !== null).slice(0, 60);
const [alice, bob] = known;
const caller = { tenant: "acme", keyId: "key_1", requestId: "req_1" };
const PAYMENT = { amount: "0.5", currency: "ETH", network: "ethereum" };
/** Bytes of one model's estimate. */
const ESTIMATE_BYTES = 88;
const AT = new Date("2026-11-30T00:00:00Z");
const never = new AbortController().signal;
const by = () => ({ actor: "key_1", now: new Date() });

/** Stored as they are, some with numbers that a source did not tell. */
async function store(change: (column: number, value: number) => number = (_, value) => value) {
  await putWallets(
    lake.db,
    known.map(({ address, behaviour, vector44 }, i) =>
      aWallet({
        address,
        behaviour: Array.from(behaviour, (value, column) =>
          i % 3 === 2 && column % 7 === i % 7 ? Number.NaN : change(column, value),
        ),
        wallet44: Array.from(vector44, (value, column) => (i % 5 === 4 && column === 3 ? Number.NaN : value)),
        updatedAt: new Date(),
      }),
    ),
  );
}

/** Runs the job until everything is kept. @returns How many were computed, and what the metric said meanwhile. */
async function watched(): Promise<{ kept: number; said: (boolean | null)[] }> {
  const said: (boolean | null)[] = [];
  const watch: KeepingWatch = {
    kept: 0,
    get isWhole() {
      return said.at(-1) ?? null;
    },
    set isWhole(isWhole) {
      said.push(isWhole);
    },
  };
  await keepEstimates(deps, watch, { shareOfCore: 1, idleMs: 0 }).run(never);
  expect(watch.isWhole).toBe(true);
  return { kept: watch.kept, said };
}

const keepAll = async () => (await watched()).kept;

/** Gathers and estimates a payment as a score does, at one time. */
async function judged(fromAddress: string, toAddress: string, scoring: ScoringDeps = deps) {
  const payment = parsePayment({ ...PAYMENT, fromAddress, toAddress });
  const { asset, falseSymbol, units } = payment;
  const gathered = await gatherInputs(scoring, payment, {
    ...{ tenant: "acme", at: AT, signal: never, onLate() {} },
    ...{ coins: coinsOf(payment), asset, falseSymbol, units },
  });
  const { engine, inputs } = gathered;
  const neighbours = [inputs.from.neighbours, inputs.to.neighbours];
  return { ...estimate(engine, inputs), neighbours, modelVersion: engine.versions.model };
}

const judgedAll = () =>
  Promise.all(known.map(({ address }, i) => judged(address, known[(i + 7) % known.length]!.address)));
const keptOf = async (address: string) =>
  (await findKept(lake.db, [{ network: "ethereum", address }]))[0]?.kept ?? null;

beforeEach(async () => {
  await lake.clear();
  await registerShipped(deps, new Date());
});

test("a score by what is kept is to the bit the score that computes it, and is replayed", async () => {
  await store();
  const computed = await judgedAll();
  await keepAll();
  for (const { address } of known) expect(await keptOf(address)).not.toBeNull();
  expect(await judgedAll()).toStrictEqual(computed);
  const payment = { ...PAYMENT, fromAddress: alice!.address, toAddress: bob!.address };
  const { id } = await scoreTransaction(deps, caller, payment, never);
  const editions = openEditions({ current: verdict, folder: undefined, db: lake.db });
  expect(await replay({ lake, editions }, id, never)).toMatchObject({ equal: true });
});

test("what is kept is what a score goes by, until the wallet is another", async () => {
  await store();
  const computed = await judged(alice!.address, bob!.address);
  await keepAll();
  await tamper(alice!.address, [shipped]);
  expect(await judged(alice!.address, bob!.address)).not.toStrictEqual(computed);

  // One bit of one number is another.
  await store((column, value) => (column === 0 ? value + 1 : value));
  const changed = await judged(alice!.address, bob!.address);
  await lake.db.delete(keptEstimates);
  expect(await judged(alice!.address, bob!.address)).toStrictEqual(changed);
});

test("what is kept of a wallet that never sent is what a score goes by", async () => {
  // A share of nothing is 0 / 0: a NaN with a sign, where one that was read as text has none.
  const minusNaN = new Float64Array(Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0xff).buffer)[0]!;
  await store((column, value) => (column % 5 === 0 ? minusNaN : value));
  const computed = await judged(alice!.address, bob!.address);
  await keepAll();
  await tamper(alice!.address, [shipped]);
  expect(await judged(alice!.address, bob!.address)).not.toStrictEqual(computed);
});

test("only wallets on networks that the model was evaluated on are kept, those of the newest scores too", async () => {
  await store();
  const bitcoin = { network: "bitcoin", address: "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh" } as const;
  await putWallets(lake.db, [
    aWallet({
      ...bitcoin,
      behaviour: [...alice!.behaviour],
      wallet44: [...alice!.vector44],
      updatedAt: new Date(),
    }),
  ]);
  await lake.commit([insertScore(aScore({ network: "bitcoin", fromAddress: bitcoin.address }))]);
  await keepAll();
  expect((await findKept(lake.db, [bitcoin])).map(({ kept }) => kept)).toEqual([null]);
});

test("events of other kinds are read over once", async () => {
  await store();
  await keepAll();
  const place = async () => (await findReaderPlace(lake.db, "scoring.keep-estimates"))!.cursor;
  const before = await place();
  await lake.commit(Array.from({ length: 400 }, () => appendEvent(anEvent())));
  await keepAll();
  expect(await place()).toEqual(before);
  await lake.commit(Array.from({ length: 400 }, () => appendEvent(anEvent())));
  await keepAll();
  expect(await place()).toEqual(await endOfEvents(lake.db));
});

test("a wallet is kept again after its history was imported or a block went on with it", async () => {
  await store();
  await keepAll();
  expect(await keepAll()).toBe(0);
  await store((column, value) => (column === 0 ? value + 1 : value));
  const at = new Date();
  const [network, timestamp] = ["ethereum", at.toISOString()] as const;
  await lake.commit([
    appendEvent({
      ...{ id: "evt_1", tenant: null, type: "history.imported", subject: `eip155:1:${alice!.address}`, at },
      data: {
        ...{ owner: "system", network, address: alice!.address, hash: "00", transactions: 1, source: "test" },
        timestamp,
      },
    }),
    appendEvent({
      ...{ id: "evt_2", tenant: null, type: "block.committed", subject: "0x01", at },
      data: { network, height: 1, hash: "0x01", wallets: [bob!.address], finalized: 0, timestamp },
    }),
  ]);
  const before = await Promise.all([alice!, bob!].map(({ address }) => keptOf(address)));
  // While events wait, not all are kept.
  expect(await watched()).toEqual({ kept: 2, said: [false, true] });
  const after = await Promise.all([alice!, bob!].map(({ address }) => keptOf(address)));
  for (const [i, kept] of after.entries()) expect(kept!.state).not.toEqual(before[i]!.state);
});

test("a promotion and a rollback change what is used with the next score, and the shadow was kept before it is live", async () => {
  await store();
  const computed = await judged(alice!.address, bob!.address);
  const version = await registerModel(deps, await anotherModel(), by());
  await shadowModel(deps, version, by());
  await keepAll();
  expect((await keptOf(alice!.address))!.models).toEqual([shipped, version]);
  await tamper(alice!.address, [shipped]);
  const tampered = await judged(alice!.address, bob!.address);
  expect(tampered).not.toStrictEqual(computed);

  await promoteModel(deps, version, by());
  const promoted = await judged(alice!.address, bob!.address);
  expect(promoted.modelVersion).toBe(version);
  expect(promoted.from.risk).toStrictEqual(computed.from.risk);
  await rollBackModel(deps, by());
  expect(await judged(alice!.address, bob!.address)).toStrictEqual(tampered);
  // Of the model that is live again nothing is computed anew, and the other one is not forgotten.
  expect(await keepAll()).toBe(0);
  expect((await keptOf(alice!.address))!.models).toEqual([shipped, version]);
});

test("what a score had to compute is kept for the next one", async () => {
  await store();
  await judged(alice!.address, bob!.address, { ...deps, keeper: keeper! });
  await until("both are kept", async () => (await keptOf(alice!.address)) !== null, 10_000);
  const kept = (await keptOf(bob!.address))!;
  await lake.db.delete(keptEstimates);
  await keepAll();
  expect(await keptOf(bob!.address)).toStrictEqual(kept);
});

test("what is kept of a wallet that is gone is deleted with the next pass", async () => {
  await store();
  await keepAll();
  await lake.db.delete(wallets).where(eq(wallets.address, alice!.address));
  await registerModel(deps, await anotherModel(), by()).then((version) => shadowModel(deps, version, by()));
  await keepAll();
  const rows = await lake.db.select({ address: keptEstimates.address }).from(keptEstimates);
  expect(rows).toHaveLength(known.length - 1);
});

/** Changes what models are kept to say of a wallet. */
async function tamper(address: string, models: readonly string[]): Promise<void> {
  const kept = (await keptOf(address))!;
  const estimates = Buffer.from(kept.estimates);
  for (const model of models) estimates.writeDoubleLE(3.25, kept.models.indexOf(model) * ESTIMATE_BYTES);
  await lake.db.update(keptEstimates).set({ estimates }).where(eq(keptEstimates.address, address));
}
