import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { readArtifacts } from "@tetron/service/artifacts";
import { expect, test } from "vitest";
import { coinsOf, parsePayment } from "../payment.ts";
import { anEngine, featuresOf, nearestOf, onlyEngine, silenceSource } from "../testing.ts";
import { type GatherOptions, gatherInputs } from "./gather.ts";
import type { AnySource, FactName, Facts, ListRow, SideRow, Source } from "./source.ts";

const reputation = decodeReputationArtifacts(await readArtifacts(REPUTATION_URL, REPUTATION_FILES));
const engines = onlyEngine(await anEngine());
const payment = parsePayment({
  fromAddress: `0x${"a1".repeat(20)}`,
  toAddress: `0x${"b2".repeat(20)}`,
  amount: "0.5",
  currency: "ETH",
  network: "ethereum",
});
const at = new Date("2025-06-01T00:00:10Z");
const DAY = 86_400;
const MISSING = { status: "missing", ageSeconds: null, shelfLifeSeconds: null };

const list = (name: string, kind: ListRow["kind"]): ListRow => ({
  name,
  version: "v1",
  kind,
  asOf: new Date("2025-06-01T00:00:00Z"),
});

const { behaviour, wallet44 } = featuresOf(1);
const row: SideRow = {
  owner: "system",
  lastSeen: new Date("2025-06-01T00:00:00Z"),
  ...{ asOf: null, coverage: null },
  behaviour: [...behaviour],
  wallet44: [...wallet44],
  referenceLabel: "fraud",
  source: "histories",
  updatedAt: at,
};

const FACTS = {
  wallets: { from: undefined, to: undefined },
  labels: { from: [], to: [], token: [] },
  sanctions: { from: [], to: [] },
  reputations: { from: { stored: undefined, reports: [] }, to: { stored: undefined, reports: [] } },
  senderPast: { paidBefore: null, sentLastHour: null, sameFace: [], askedLastHour: 0 },
  lists: [list("histories", "wallets"), list("ofac", "sanctions"), list("eth-labels", "labels")],
} satisfies Partial<Facts>;

const listed = (label: string, name = "eth-labels") => ({ label, name: "", list: name, version: "v1" });

/** A source with only the facts given by a test. */
function store(facts: Partial<Facts> = {}): AnySource {
  return {
    name: "store",
    deadlineMs: 1_000,
    tells: Object.keys(FACTS) as FactName[],
    needs: [],
    ask: async () => ({ ...FACTS, ...facts }),
  };
}

const index: Source<"neighbours", "wallets"> = {
  name: "index",
  deadlineMs: 1_000,
  tells: ["neighbours"],
  needs: ["wallets"],
  ask: async ({ known: { wallets } }) => ({
    neighbours: { from: wallets.from ? nearestOf([]) : null, to: null, asOf: list("", "wallets").asOf },
  }),
};

function ask(sources: readonly AnySource[], options: Partial<GatherOptions> = {}) {
  const { signal } = new AbortController();
  const asking = { sources, engines, reputation, shelfLives: DEFAULT_SHELF_LIVES, usdOf: () => 900 };
  return gatherInputs(asking, payment, {
    coins: coinsOf(payment),
    asset: payment.asset,
    falseSymbol: payment.falseSymbol,
    units: payment.units,
    tenant: "acme",
    at,
    signal,
    onLate: () => {},
    ...options,
  });
}

test("every entry names its provider, and the age of its data if there is any", async () => {
  const { sources, inputs, lists } = await ask([store({ wallets: { from: row, to: undefined } }), index]);
  expect(sources).toEqual([
    { name: "from_wallet", status: "ok", ageSeconds: 10, shelfLifeSeconds: 90 * DAY, provider: "histories" },
    { name: "to_wallet", ...MISSING, status: "not_configured", provider: "store" },
    { name: "labels", status: "ok", ageSeconds: 10, shelfLifeSeconds: 365 * DAY, provider: "store" },
    { name: "sanctions", status: "ok", ageSeconds: 10, shelfLifeSeconds: 30 * DAY, provider: "store" },
    { name: "neighbours", status: "ok", ageSeconds: 10, shelfLifeSeconds: 365 * DAY, provider: "index" },
    { name: "reputation", status: "ok", ageSeconds: 10, shelfLifeSeconds: 365 * DAY, provider: "store" },
    { name: "sender_payments", status: "ok", ageSeconds: 0, shelfLifeSeconds: null, provider: "store" },
  ]);
  expect(lists.map((each) => each.list)).toEqual(["eth-labels", "histories", "ofac"]);
  expect(inputs).toMatchObject({ late: false, screened: true, coins: 0.5, to: { features: null } });
  expect(inputs.from).toMatchObject({
    fraudIn: { list: "histories", version: "v1" },
    features: { behaviour },
    neighbours: { edition: "test", fraudShare: 0.25 },
  });
});

/** Four years after the data of {@link FACTS}. */
const YEARS_LATER = new Date("2029-06-01T00:00:10Z");

test("what is past its shelf life is stale, says so as a reason, and is stored with its age", async () => {
  const labels = { from: [], to: [listed("coinbase")], token: [] };
  const told = store({ wallets: { from: row, to: undefined }, labels });
  const { sources, inputs } = await ask([told, index], { at: YEARS_LATER });
  const stale = sources.filter(({ status }) => status === "stale").map(({ name }) => name);
  expect(stale).toEqual(["from_wallet", "labels", "sanctions", "neighbours", "reputation"]);
  for (const { status, ageSeconds, shelfLifeSeconds } of sources)
    if (shelfLifeSeconds) expect(ageSeconds! > shelfLifeSeconds).toBe(status === "stale");
  expect(inputs.from.history).toEqual({ asOf: row.lastSeen!.getTime(), shelfLifeMs: 90 * DAY * 1_000 });
  expect(inputs.from.fraudIn).toMatchObject({ list: "histories", age: { shelfLifeMs: 365 * DAY * 1_000 } });
  expect(inputs.to).toMatchObject({ history: null, labels: [{ age: { shelfLifeMs: 365 * DAY * 1_000 } }] });
  expect(inputs.usd).toBe(900);
  expect(inputs.remarks).toEqual([
    {
      code: "STALE_HISTORY",
      title: "The history of the wallet is past its shelf life",
      side: "from",
      evidence: [
        { name: "known_until", value: "2025-06-01", source: null },
        { name: "shelf_life", value: "90", source: null },
      ],
    },
    {
      code: "STALE_LIST",
      title: "The score rests on lists that are past their shelf life",
      side: null,
      evidence: [
        { name: "stale_list", value: "2025-06-01", source: "ofac v1" },
        { name: "shelf_life", value: "30", source: null },
        { name: "more_lists", value: "2", source: null },
      ],
    },
  ]);
});

test("a list that takes no stance, or whose stance a current list shares, is nothing that a score rests on", async () => {
  const current = { ...list("own", "labels"), asOf: YEARS_LATER };
  const lists = [list("eth-labels", "labels"), current];
  const remarksWith = async (...to: ReturnType<typeof listed>[]) => {
    const told = store({ lists, labels: { from: [], to, token: [] } });
    return (await ask([told], { at: YEARS_LATER })).inputs.remarks!.map(({ code }) => code);
  };
  expect(await remarksWith()).toEqual([]);
  expect(await remarksWith(listed("mev-bot"))).not.toContain("STALE_LIST");
  expect(await remarksWith(listed("coinbase"))).toEqual(["STALE_LIST"]);
  expect(await remarksWith(listed("coinbase"), listed("binance", "own"))).toEqual([]);
});

test("a source that hangs is late by its own deadline, and the others answer", async () => {
  const late: string[] = [];
  const { sources, inputs } = await ask([store(), silenceSource(index, 10)], {
    onLate: (source) => late.push(source),
  });
  expect(sources.filter(({ status }) => status === "late")).toEqual([
    { name: "neighbours", ...MISSING, status: "late", provider: "index" },
  ]);
  expect([inputs.late, inputs.screened, late]).toEqual([true, true, ["index"]]);
});

test("a late source that no entry is about is named all the same", async () => {
  const clusters: Source<"clusters", "labels"> = {
    ...{ name: "review-clusters", deadlineMs: 1_000, tells: ["clusters"], needs: ["labels"] },
    ask: async () => ({ clusters: { from: null, to: null } }),
  };
  const { sources } = await ask([store(), index, silenceSource(clusters, 10)]);
  expect(sources.filter(({ status }) => status === "late")).toEqual([
    { name: "review_clusters", ...MISSING, status: "late", provider: "review-clusters" },
  ]);
  expect((await ask([store(), index, clusters])).sources.map(({ name }) => name)).not.toContain(
    "review_clusters",
  );
});

test("everything from one provider is late together, and so is a source that needs it", async () => {
  const causes: string[] = [];
  const { sources, inputs } = await ask([silenceSource(store(), 10), index], {
    onLate: (_source, cause) => causes.push((cause as Error).message),
  });
  expect(new Set(sources.map(({ status }) => status))).toEqual(new Set(["late"]));
  expect(inputs).toMatchObject({ late: true, screened: false, from: { neighbours: null, reputation: null } });
  expect(causes).toEqual(["No answer within 10 ms.", "Not asked: nobody told wallets in time."]);
});

test("a source that fails is late, with the cause for the log", async () => {
  const causes: unknown[] = [];
  const broken = new Error("connection lost");
  const failing = { ...index, ask: () => Promise.reject(broken) };
  const { inputs } = await ask([store(), failing], { onLate: (_source, cause) => causes.push(cause) });
  expect([inputs.late, causes]).toEqual([true, [broken]]);
});

test("a later source completes what an earlier one does not have, and dependent sources wait for both", async () => {
  const provider: Source<"wallets", "wallets"> = {
    name: "provider",
    deadlineMs: 1_000,
    tells: ["wallets"],
    needs: ["wallets"],
    ask: async ({ known: { wallets } }) => ({ wallets: { ...wallets, from: wallets.from ?? row } }),
  };
  const { sources, inputs } = await ask([store(), provider, index]);
  expect(sources[0]).toMatchObject({
    name: "from_wallet",
    status: "ok",
    ageSeconds: 10,
    provider: "histories",
  });
  expect(inputs.from).toMatchObject({ features: { behaviour }, neighbours: { edition: "test" } });

  const without = await ask([store(), silenceSource(provider, 10)]);
  expect(without.inputs).toMatchObject({ late: true, screened: true, from: { features: null } });
});

test("a history that is partial, has no provider or no network says so, and none is late for the other", async () => {
  const coverage = { complete: false, reason: "cap", share: null, from: "newest" } as const;
  const asked: Source<"wallets" | "absent", "wallets"> = {
    name: "wallet-histories",
    deadlineMs: 1_000,
    tells: ["wallets", "absent"],
    needs: ["wallets"],
    ask: async () => ({
      wallets: { from: { ...row, source: "esplora", asOf: at, coverage }, to: undefined },
      absent: { from: undefined, to: "unavailable" },
    }),
  };
  const { sources, inputs } = await ask([store(), asked]);
  expect(sources.slice(0, 2)).toEqual([
    {
      ...{ name: "from_wallet", status: "partial", ageSeconds: 0, shelfLifeSeconds: 90 * DAY },
      ...{ provider: "esplora", coverage },
    },
    { name: "to_wallet", ...MISSING, status: "unavailable", provider: "wallet-histories" },
  ]);
  expect(inputs.from.coverage).toEqual(coverage);
  expect(inputs.remarks).toContainEqual(expect.objectContaining({ code: "PARTIAL_HISTORY", side: "from" }));

  const late = await ask([store({ wallets: { from: row, to: undefined } }), silenceSource(asked, 10)]);
  expect(late.sources.slice(0, 2).map(({ status }) => status)).toEqual(["ok", "late"]);
});

test("without a sanctions list the source is missing", async () => {
  const { inputs, sources } = await ask([store({ lists: [] })]);
  expect(inputs.screened).toBe(false);
  expect(sources.find(({ name }) => name === "sanctions")).toMatchObject({ status: "missing" });
});

test("amounts of a token are not compared with a history of coins", () => {
  expect(coinsOf({ ...payment, asset: { ...payment.asset, contract: "0x1" } })).toBeNull();
  expect(coinsOf(payment)).toBe(0.5);
});
