import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { seedReference } from "@tetron/ingestion/seed-reference";
import { readLabels, winningStance } from "@tetron/labels/read-labels";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { loadLabels } from "@tetron/lake/labels";
import { labels } from "@tetron/lake/tables/labels";
import { sanctions } from "@tetron/lake/tables/sanctions";
import { wallets } from "@tetron/lake/tables/wallets";
import { emptyLake, silent } from "@tetron/lake/testing";
import { openRouting } from "@tetron/routing/open-routing";
import { quoteRoute } from "@tetron/routing/quote-route";
import type { ScoringDeps } from "@tetron/scoring/judge-transaction";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { openVerdict } from "@tetron/verdict/open-verdict";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { Settings } from "./settings.ts";

const lake = await emptyLake("embedded", await readShippedLists());
afterAll(() => lake[Symbol.asyncDispose]());
await seedReference(lake, { log: silent, signal: AbortSignal.timeout(60_000) });
// Does not store the 14,000 records: only the answers are compared.
const forgetful = { ...lake, commit: async () => {} };
const settings = readSettings(Settings, {});
const artifacts = await openReputationArtifacts(settings);
const verdict = await openVerdict({
  ...{ lake, settings, log: silent, shelfLives: DEFAULT_SHELF_LIVES },
  reputation: artifacts,
  usdOf: tableUsd,
});
const scoring: ScoringDeps = { lake: forgetful, log: silent, ...verdict };
const nodes = new AsyncDisposableStack();
afterAll(() => nodes.disposeAsync());
const { signal } = new AbortController();
const routing = await openRouting(nodes, { lake: forgetful, settings, log: silent, verdict }, signal);

/** The sender: an honest wallet with a long history. */
const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";
const caller = { tenant: "acme", keyId: "key_1", requestId: "req_1" };
const AT_ONCE = 32;

const payment = (toAddress: string, fromAddress = PAYER) => ({
  ...{ fromAddress, toAddress },
  ...{ amount: "0.5", currency: "ETH", network: "ethereum" },
});
const score = (to: string, from?: string) => scoreTransaction(scoring, caller, payment(to, from), signal);
const quote = (to: string, from?: string) => quoteRoute(routing, caller, payment(to, from), signal);

/** Maps all items with limited concurrency, in order. */
async function each<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return results;
}

/** Every shipped wallet with evidence, from three data sets. */
async function shippedWallets(): Promise<string[]> {
  const { db } = lake;
  const words = await db.selectDistinct({ label: labels.label }).from(labels);
  const warning = words
    .map(({ label }) => label)
    .filter((label) => /bad|risky/.test(winningStance(readLabels(SHIPPED_TAXONOMY, [{ label, name: "" }]))));
  const onEthereum = [
    ...(await db.select({ address: wallets.address }).from(wallets)),
    ...(await db
      .select({ address: labels.address })
      .from(labels)
      .where(and(eq(labels.network, "ethereum"), inArray(labels.label, warning)))),
    ...(await db
      .select({ address: sanctions.address })
      .from(sanctions)
      .where(eq(sanctions.network, "ethereum"))),
  ];
  return [...new Set(onEthereum.map(({ address }) => address))].filter((address) => address !== PAYER).sort();
}

test("no shipped wallet is declined as a recipient by a score and gets a route from a quote", async () => {
  const shipped = await shippedWallets();
  const scores = await each(shipped, (to) => score(to));
  const by = Map.groupBy(shipped, (_, at) => scores[at]!.recommendation);
  const declined = by.get("decline")!;
  const others = [...(by.get("approve") ?? []), ...(by.get("review") ?? [])];

  const quotes = await each(declined, (to) => quote(to));

  expect(shipped.length).toBeGreaterThan(9_000);
  expect(declined.length).toBeGreaterThan(2_000);
  expect(declined.filter((_, at) => quotes[at]!.recommendation !== "wait")).toEqual([]);
  // Conversely, a quote stops a wallet that the score does not decline only by the quote's own threshold.
  const approved = await each(
    others.filter((_, at) => at % 40 === 0),
    (to) => quote(to),
  );
  expect(new Set(approved.map(({ recommendation }) => recommendation))).toEqual(new Set(["direct"]));
}, 900_000);

test("a sender that a score declines gets no route", async () => {
  const [fraud] = await lake.db
    .select({ address: wallets.address })
    .from(wallets)
    .where(eq(wallets.referenceLabel, "fraud"))
    .limit(1);

  expect((await score(PAYER, fraud!.address)).recommendation).toBe("decline");
  expect(await quote(PAYER, fraud!.address)).toMatchObject({
    recommendation: "wait",
    reason: expect.stringContaining("A score of this payment would decline it"),
  });
});

test("an imported label of abuse is never approved by a score, and a declined one never gets a route", async () => {
  const words = [
    "ransomware",
    "sextortion",
    "mixer",
    "rug-pull",
    "terrorism",
    "darknet-market",
    "pig-butchering",
  ];
  words.push(
    "blacklisted",
    "malware",
    "money-laundering",
    "suspicious",
    "child-abuse",
    "honeypot",
    "pyramid-scheme",
  );
  const addressOf = (at: number) =>
    `0x22222222222222222222222222222222222200${at.toString(16).padStart(2, "0")}`;
  const list = {
    name: "abuse",
    version: "v1",
    url: "https://x.test",
    owner: "system" as const,
    network: "*" as const,
    asOf: new Date(),
  };
  await loadLabels(
    lake,
    list,
    words.map((label, at) => ({ network: "ethereum" as const, address: addressOf(at), label, name: "" })),
  );

  for (const [at, word] of words.entries()) {
    const { recommendation } = await score(addressOf(at));
    expect(recommendation, word).not.toBe("approve");
    if (recommendation === "decline") expect((await quote(addressOf(at))).recommendation, word).toBe("wait");
  }
});
