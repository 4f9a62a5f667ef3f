import { aMainnetAddress } from "@tetron/connectors/bitcoind/as-mainnet/testing";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DAY_MS } from "@tetron/domain/durations";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { putLinks } from "@tetron/lake/address-links";
import { loadLabels } from "@tetron/lake/labels";
import { deleteMovementsAbove } from "@tetron/lake/movements";
import { putReputationState } from "@tetron/lake/reputation-states";
import { loadSanctions } from "@tetron/lake/sanctions";
import { aLinkingBlock, emptyLake, eventsOf, type LinkedPair, silent } from "@tetron/lake/testing";
import { addTransfer } from "@tetron/models/reputation/add-transfer";
import { isAtFault } from "@tetron/models/reputation/at-fault";
import { emptyReputation, type ReputationState } from "@tetron/models/reputation/state";
import { aTransfer, PHISHER, regularTransfers } from "@tetron/models/reputation/testing";
import { openReputation } from "@tetron/reputation/open-reputation";
import { recordOutcome } from "@tetron/reputation/record-outcome";
import { openSubgraph } from "@tetron/reputation/subgraph";
import { replay } from "@tetron/scoring/replay";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { openEditions } from "@tetron/verdict/editions/editions";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { graphql } from "graphql";
import { afterAll, beforeEach, expect, test } from "vitest";

const [PAYER, NEW, OLD, THIRD, ...REST] = Array.from({ length: 60 }, (_, n) => aMainnetAddress(n)) as [
  string,
  string,
  string,
  string,
  ...string[],
];
const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());
const { signal } = new AbortController();
const artifacts = await openReputationArtifacts({});
const verdict = await openVerdict({
  ...{ lake, settings: { TETRON_SOURCE_DEADLINE_MS: 10_000 }, reputation: artifacts, log: silent },
  ...{ shelfLives: DEFAULT_SHELF_LIVES, usdOf: tableUsd },
});
const editions = openEditions({ current: verdict, folder: undefined });
const reputation = openReputation(lake, artifacts, silent);
const { schema, createContext } = openSubgraph(reputation);
const caller = { tenant: "acme", keyId: "key_1", requestId: "req_1" };

interface Shown {
  readonly score: number;
  readonly confidence: number;
  readonly components: readonly { name: string; points: number }[];
  readonly reasons: readonly {
    code: string;
    title: string;
    points: number;
    evidence: { name: string; value: number }[];
  }[];
}

/** As `Wallet.reputation` and `/v1/reputation` answer. */
async function reputationsOf(addresses: readonly string[]): Promise<Shown[]> {
  const source = `{ reputations(network: "bitcoin", addresses: ${JSON.stringify(addresses)}) { wallets { reputation {
    score confidence components { name points } reasons { code title points evidence { name value } } } } } }`;
  const contextValue = createContext({ ...caller, scopes: ["reputation:read"] }, signal);
  const { data, errors } = await graphql({ schema, source, contextValue });
  expect(errors).toBe(undefined);
  const { wallets } = (data as { reputations: { wallets: { reputation: Shown }[] } }).reputations;
  return wallets.map(({ reputation: shown }) => shown);
}
const reputationOf = async (address: string) => (await reputationsOf([address]))[0]!;
async function scoreTo(toAddress: string) {
  const score = await scoreTransaction(
    { lake, log: silent, ...verdict },
    caller,
    { fromAddress: PAYER, toAddress, amount: "0.001", currency: "BTC", network: "bitcoin" },
    signal,
  );
  expect(await replay({ lake, editions }, score.id, signal)).toMatchObject({ equal: true });
  const said = score.reasons.find(({ code, side }) => code === "REPUTATION" && side === "to");
  const numbers = said?.evidence.map(({ name, value }) => [name, Number(value)]) ?? [];
  return Object.fromEntries(numbers) as Record<string, number>;
}
const linked = (height: number, ...pairs: readonly LinkedPair[]) =>
  putLinks(lake.db, [aLinkingBlock(height, ...pairs)]);

/** Gives an address a year of business with exchanges, which ends today. */
async function trusted(address: string): Promise<void> {
  const transfers = regularTransfers(52);
  const shift = Math.floor(Date.now() / 1_000) - transfers.at(-1)!.timestamp;
  const state = emptyReputation();
  for (const transfer of transfers)
    addTransfer(state, { ...transfer, timestamp: transfer.timestamp + shift });
  await hold(address, state);
}

async function hold(address: string, state: ReputationState): Promise<void> {
  const row = { owner: "operator", network: "bitcoin", address, state, history: "h+1" } as const;
  const atFault = isAtFault(state);
  const updatedAt = new Date(Date.now() - DAY_MS);
  await lake.commit([putReputationState({ ...row, atFault, updatedAt }, undefined)]);
}
/** What does not change with the time between two answers. */
const settled = ({ score, confidence, ...rest }: Shown) => ({
  ...{ score: score.toFixed(4), confidence: confidence.toFixed(4) },
  reasons: rest.reasons.map(({ code, title }) => [code, title]),
});
const holderReason = ({ reasons }: Shown) => reasons.find(({ code }) => code === "HOLDER_HISTORY");

test("an address without a history has that of its holder in every answer, until the block that shows it is undone", async () => {
  await trusted(OLD);
  expect(await reputationOf(NEW)).toMatchObject({
    score: 50,
    confidence: 0,
    reasons: [{ code: "NO_EVIDENCE" }],
  });
  await linked(1, [NEW, OLD], [OLD, THIRD]);

  const shown = await reputationOf(NEW);
  expect(shown.score).toBe(70);
  expect(shown.confidence).toBeGreaterThan(0.8);
  expect(shown.components.at(-1)).toEqual({ name: "HOLDER", points: 20 });
  const reason = holderReason(shown)!;
  expect(reason).toMatchObject({ points: 20, title: expect.stringContaining("raises the score") });
  expect(Object.fromEntries(reason.evidence.map(({ name, value }) => [name, value]))).toEqual({
    ...{ addresses: 3, known: 1, confidence: 0.9, score_as_one: expect.any(Number) },
  });
  const scored = await scoreTo(NEW);
  expect(scored).toMatchObject({ reputation: 70, holder_points: 20 });
  expect(scored["confidence"]).toBeCloseTo(shown.confidence, 4);

  // The tenant's report of one address counts for the holder's others, and is announced as it is answered.
  const report = { network: "bitcoin", address: OLD, kind: "fraud", reference: "case-1" } as const;
  await recordOutcome(reputation, { ...caller, scopes: ["feedback:write"] }, report, new Date());
  const after = await reputationOf(NEW);
  expect(after.score).toBeLessThan(shown.score);
  expect(after.score).toBe(50);
  expect(await scoreTo(NEW)).toEqual({});
  await recordOutcome(
    reputation,
    { ...caller, scopes: ["feedback:write"] },
    { ...report, address: NEW, reference: "case-2" },
    new Date(),
  );
  const told = (await eventsOf(lake, "acme")).filter(({ type }) => type === "address.updated");
  const { score } = await reputationOf(NEW);
  expect(told.at(-1)).toMatchObject({ data: { address: NEW, reputation_score: expect.closeTo(score, 4) } });

  await deleteMovementsAbove(lake.db, "bitcoin", 0);
  expect(holderReason(await reputationOf(NEW))).toBe(undefined);
});

test("nothing speaks for an address that only change links, or whose holder lists accuse, name as two services or is too large", async () => {
  await trusted(OLD);
  await linked(1, [NEW, OLD, "change"], [NEW, THIRD]);
  expect(await reputationOf(NEW)).toMatchObject({ score: 50, reasons: [{ code: "NO_EVIDENCE" }] });
  await linked(2, [THIRD, OLD]);
  expect((await reputationOf(NEW)).score).toBe(70);

  const list = { url: "", network: "*", asOf: new Date(), owner: "tenant:acme" } as const;
  let version = 0;
  const named = (name: string, rows: Readonly<Record<string, string>>) =>
    loadLabels(
      lake,
      { ...list, name, version: `${++version}` },
      Object.entries(rows).map(([address, word]) => {
        const [label, of = ""] = word.split(": ");
        return { network: "bitcoin" as const, address, label: label!, name: of };
      }),
    );
  await named("own", { [THIRD]: "phish-hack" });
  const accused = await reputationOf(NEW);
  expect(accused.score).toBe(50);
  expect(holderReason(accused)).toMatchObject({
    points: 0,
    title: expect.stringContaining("does not raise the score"),
  });
  expect(await scoreTo(NEW)).toEqual({});

  await named("own", { [THIRD]: "exchange: Kraken 5", [OLD]: "exchange: Binance 14" });
  expect(holderReason(await reputationOf(NEW))).toBe(undefined);
  await named("own", {});
  expect((await reputationOf(NEW)).score).toBe(70);
  const many = Array.from({ length: 1_000 }, (_, n): [string, string] => [OLD, `n${n}`]);
  await linked(3, ...many);
  const large = await reputationOf(NEW);
  expect(large.score).toBe(50);
  expect(holderReason(large)!.evidence).toContainEqual({ name: "confidence", value: 0.6 });
});

test("many addresses of one holder have in one request the reputations that each has alone", async () => {
  const [first, second, changed, ...others] = REST as [string, string, string, ...string[]];
  await trusted(first);
  await trusted(others[7]!);
  await linked(1, ...others.map((address): [string, string] => [first, address]));
  await linked(2, [first, changed, "change"], [second, THIRD]);
  const report = { network: "bitcoin", kind: "fraud" } as const;
  for (const [n, address] of [others[3]!, others[4]!, second].entries())
    await recordOutcome(
      reputation,
      { ...caller, scopes: ["feedback:write"] },
      { ...report, address, reference: `case-${n}` },
      new Date(),
    );
  const all = [NEW, ...REST, OLD, THIRD];
  const together = await reputationsOf(all);
  const alone = [];
  for (const address of all) alone.push(await reputationOf(address));
  expect(together.map(settled)).toEqual(alone.map(settled));
  expect(new Set(together.map(({ score }) => score.toFixed(4))).size).toBeGreaterThan(4);
});

test("so have those of a holder with more addresses than are read, each of which reads others", async () => {
  const chain = Array.from({ length: 1_400 }, (_, n) => aMainnetAddress(2_000 + n));
  await linked(1, ...chain.slice(1).map((address, n): [string, string] => [chain[n]!, address]));
  for (const n of [0, 700, 701, 1_399]) await trusted(chain[n]!);
  const asked = chain.filter((_, n) => n % 100 === 50);
  const together = await reputationsOf(asked);
  const alone = [];
  for (const address of asked) alone.push(await reputationOf(address));
  expect(together.map(settled)).toEqual(alone.map(settled));
  const known = together.map(
    (each) => holderReason(each)?.evidence.find(({ name }) => name === "known")?.value,
  );
  expect(new Set(known)).toEqual(new Set([2, 3]));
});

test("a sanctioned address that a list names as a service has the same reputation in its score", async () => {
  await trusted(OLD);
  await trusted(NEW);
  await linked(1, [NEW, OLD]);
  const list = { url: "", version: "1", network: "*", asOf: new Date(), owner: "tenant:acme" } as const;
  const named = { network: "bitcoin", address: NEW } as const;
  await loadLabels(lake, { ...list, name: "own" }, [{ ...named, label: "exchange", name: "Kraken 5" }]);
  expect(holderReason(await reputationOf(NEW))).toBe(undefined);
  expect(await scoreTo(NEW)).not.toHaveProperty("holder_points");
  await loadSanctions(lake, { ...list, name: "barred" }, [{ ...named, asset: "XBT" }]);
  const shown = await reputationOf(NEW);
  const scored = await scoreTo(NEW);
  expect(scored["holder_points"]).toBeCloseTo(holderReason(shown)!.points, 4);
  expect(scored["reputation"]).toBeCloseTo(shown.score, 2);
});

test("of more known addresses than are read nothing speaks for it", async () => {
  for (const address of REST.slice(0, 51)) await trusted(address);
  await linked(1, ...REST.slice(0, 50).map((address): [string, string] => [NEW, address]));
  const all = holderReason(await reputationOf(NEW))!;
  expect(all.evidence).toContainEqual({ name: "known", value: 50 });
  expect(all.points).toBe(20);
  await linked(2, [NEW, REST[50]!]);
  expect(holderReason(await reputationOf(NEW))).toMatchObject({ points: 0 });
});

test("the addresses at fault are read before others, wherever they are among them", async () => {
  const addresses = REST.slice(0, 62).toSorted();
  const [wallet, ...others] = [addresses[30]!, ...addresses.toSpliced(30, 1)];
  const timestamp = Math.floor((Date.now() - DAY_MS) / 1_000);
  for (const bad of [others[0]!, others.at(-1)!]) {
    await lake.clear();
    await linked(1, ...others.map((address): [string, string] => [wallet, address]));
    for (const address of others) if (address !== bad) await trusted(address);
    const state = emptyReputation();
    for (let n = 0; n < 5; n++)
      addTransfer(state, aTransfer({ counterparty: `x${n}`, known: PHISHER, timestamp }));
    await hold(bad, state);
    const shown = await reputationOf(wallet);
    expect(holderReason(shown)!.evidence).toContainEqual({ name: "at_fault", value: 1 });
    expect(shown.score).toBeLessThan(20);
  }
});

test("one that the tenant reported is read before others, too, and of all reported ones no more than are read", async () => {
  const [wallet, ...others] = Array.from({ length: 72 }, (_, n) => aMainnetAddress(100 + n)) as [
    string,
    ...string[],
  ];
  await linked(1, ...others.map((address): [string, string] => [wallet, address]));
  for (const address of others.slice(0, 52)) await trusted(address);
  const report = (address: string, kind: "fraud" | "good", reference: string) =>
    recordOutcome(
      reputation,
      { ...caller, scopes: ["feedback:write"] },
      { network: "bitcoin", kind, address, reference },
      new Date(),
    );
  for (const [n, address] of others.slice(52, -1).entries()) await report(address, "good", `good-${n}`);
  await report(others.at(-1)!, "fraud", "fraud");
  const { evidence } = holderReason(await reputationOf(wallet))!;
  expect(evidence).toContainEqual({ name: "known", value: 50 });
  expect(evidence).toContainEqual({ name: "at_fault", value: 1 });
});
