import { SCOPES, TENANT_SCOPES } from "@tetron/domain/scope";
import { leasesOf } from "@tetron/lake/leases";
import { emptyLake, silent } from "@tetron/lake/testing";
import { processAllHistories } from "@tetron/reputation/jobs/process-histories";
import { createMetrics } from "@tetron/service/metrics";
import { runJobs } from "@tetron/service/run-jobs";
import { readSettings } from "@tetron/service/settings";
import { readShippedLists } from "@tetron/service/shipped-lists";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlatform, type Platform } from "../platform.ts";
import { Settings } from "../settings.ts";
import {
  type Answer,
  type Ask,
  historyOf,
  importVariables,
  OPERATORS_MUTATIONS,
  OTHER,
  PAYMENT,
  tenantMutations,
  WALLETS,
} from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

let platform: Platform;
beforeAll(async () => {
  const lake = stack.use(await emptyLake("embedded", await readShippedLists()));
  const settings = readSettings(Settings, {});
  platform = await openPlatform(stack, { lake, settings, log: silent, signal });
  runJobs(stack, {
    ...{ log: silent, metrics: createMetrics("test"), stopping: signal, leases: leasesOf(lake.db) },
    jobs: platform.jobs.filter(({ name }) => name === "ingestion.stored-jobs"),
  });
});

const ask: Ask = async (tenant, query, variables = {}, scopes = TENANT_SCOPES) => {
  const context = { caller: { tenant, keyId: `key_${tenant}`, requestId: "req_1", scopes } };
  const answer = await platform.supergraph.execute({ query, variables, context, signal });
  return JSON.parse(JSON.stringify(answer)) as Answer;
};
const MUTATIONS = tenantMutations(ask);

let viewers = 0;

/**
 * Everything that a tenant can query about the wallets, by default as a new tenant, so that its own queries have no effect. Of
 * a quote only the wallets' standing is compared: what is learnt about bridges is shared within a bound, which routing's own
 * tests check.
 */
async function view(tenant = `viewer-${viewers++}`): Promise<unknown> {
  const seen = await ask(
    tenant,
    `query ($network: String!, $addresses: [String!]!) {
      reputations(network: $network, addresses: $addresses) { wallets { reputation { score band reasons { code points } } } }
      ${WALLETS.map(
        (address, i) => `w${i}: wallet(network: "ethereum", address: "${address}") {
          firstSeen lastSeen history { sentTransactions receivedTransactions }
          labels { label name list owner version } sanctions { list version }
          sources { name version owner } risk { fraudProbability neighbourFraudShare }
          transfers { isComplete edges { node { amount } } } counterparties(orderBy: COUNT) { edges { node { sentCount receivedCount } } }
          balances { sent received } reputation { score band } scores { edges { node { id } } } }`,
      ).join("\n")}
    }`,
    { network: "ethereum", addresses: WALLETS },
  );
  const paid = await Promise.all(
    WALLETS.map(async (toAddress) => {
      const input = { ...PAYMENT, fromAddress: OTHER, toAddress };
      const score = await ask(
        tenant,
        `mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) {
          fraudScore reputationScore recommendation rule { id } reasons { code contribution evidence { name value source } }
          versions { lists { list version } } } }`,
        { input },
      );
      const quote = await ask(
        tenant,
        `query ($input: QuoteRouteInput!) { quoteRoute(input: $input) {
          trust { from { reputation fraudProbability } to { reputation fraudProbability } } } }`,
        { input },
      );
      return [score, quote];
    }),
  );
  for (const { errors } of [seen, ...paid.flat()]) expect(errors).toBeUndefined();
  return [seen, paid];
}

/** The same view some minutes later: reputations decay by the second, by less than a thousandth. */
function later(view: unknown): unknown {
  return JSON.parse(JSON.stringify(view), (_key, each) => {
    const number = typeof each === "string" && NUMBER.test(each) ? Number(each) : each;
    return typeof number === "number" ? about(number) : each;
  });
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Also of a number as text. */
function about(number: number): unknown {
  const isNear = (given: unknown) => Math.abs(Number(given) - number) <= Math.abs(number) / 1_000;
  return { asymmetricMatch: isNear, toString: () => `about ${number}` };
}

test("every mutation of the graph is among those that are tried", () => {
  const fields = platform.supergraph.schema.getMutationType()!.getFields();
  const tried = [...Object.keys(MUTATIONS), ...Object.keys(OPERATORS_MUTATIONS)];
  expect(tried.toSorted()).toEqual(Object.keys(fields).toSorted());
});

test("whatever a tenant does, no other tenant sees anything of it", async () => {
  const before = await view();
  const operation = fc.constantFrom(...Object.values(MUTATIONS)).chain((arbitrary) => arbitrary);
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 6 }), async (operations) => {
      for (const send of operations) expect(await send("mallory", false)).not.toHaveProperty("errors");
      await processAllHistories(platform.reputation, signal);
      expect(await view()).toEqual(later(before));
    }),
    { numRuns: 15 },
  );
});

test("a tenant without admin:data shares nothing, whatever its other scopes", async () => {
  const before = await view();
  for (const arbitrary of [
    MUTATIONS["importHistories"]!,
    MUTATIONS["importLabels"]!,
    MUTATIONS["contestLabel"]!,
    MUTATIONS["startUpload"]!,
  ])
    for (const send of fc.sample(arbitrary, 5))
      expect(await send("mallory", true)).toMatchObject({
        data: null,
        errors: [{ message: expect.stringContaining("admin:data") }],
      });
  for (const mutation of Object.values(OPERATORS_MUTATIONS))
    expect(await ask("mallory", mutation)).toMatchObject({
      errors: [{ message: expect.stringContaining("admin:data") }],
    });
  expect(await view()).toEqual(later(before));
});

describe("a tenant's imports affect only that tenant", () => {
  const [, FRAUD, EXCHANGE, , NOBODY] = WALLETS;
  const labels = async (tenant: string, address: string) => {
    const { data } = await ask(
      tenant,
      `{ wallet(network: "ethereum", address: "${address}") { labels { label list owner } history { sentTransactions } } }`,
    );
    return (data as { wallet: { labels: object[]; history: { sentTransactions: number } | null } }).wallet;
  };

  test("a tenant's label list with the name of a shipped one is stored separately", async () => {
    const line = JSON.stringify({ address: EXCHANGE, label: "phish-hack", name: "" });
    const edition = { list: "eth-labels", version: "1", force: true };
    const mutation = `mutation ($input: ImportInput!) { importLabels(input: $input) { created } }`;
    const shipped = (await labels("acme", EXCHANGE)).labels;
    expect(shipped.length).toBeGreaterThan(0);
    await ask("acme", mutation, importVariables(false, [line], edition));
    const own = { label: "phish-hack", list: "eth-labels", owner: "TENANT" };
    expect((await labels("acme", EXCHANGE)).labels).toEqual(expect.arrayContaining([...shipped, own]));
    expect((await labels("bolt", EXCHANGE)).labels).toEqual(shipped);
  });

  test("a history, too, until an operator shares a newer one", async () => {
    const mutation = `mutation ($input: ImportInput!) { importHistories(input: $input) { created } }`;
    await ask("acme", mutation, importVariables(false, [historyOf(NOBODY, 4)]));
    expect((await labels("acme", NOBODY)).history).toEqual({ sentTransactions: 2 });
    expect((await labels("bolt", NOBODY)).history).toBeNull();
    await ask("ops", mutation, importVariables(true, [historyOf(NOBODY, 8)]), SCOPES);
    expect((await labels("acme", NOBODY)).history).toEqual({ sentTransactions: 4 });
    expect((await labels("bolt", NOBODY)).history).toEqual({ sentTransactions: 4 });
  });

  test("a shared history does not override the reference data's label", async () => {
    const mutation = `mutation ($input: ImportInput!) { importHistories(input: $input) { updated } }`;
    await ask("acme", mutation, importVariables(false, [historyOf(FRAUD, 30)]));
    const { data } = await ask(
      "acme",
      `mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) { recommendation rule { id } } }`,
      { input: { ...PAYMENT, fromAddress: OTHER, toAddress: FRAUD } },
    );
    expect(data).toEqual({
      scoreTransaction: { recommendation: "DECLINE", rule: { id: "known-fraud-recipient" } },
    });
  });
});
