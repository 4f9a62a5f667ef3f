import { readFileSync } from "node:fs";
import { FAILURES, type FailureCode } from "@tetron/domain/failure";
import { SCOPES } from "@tetron/domain/scope";
import { newSecret } from "@tetron/lake/key-secret";
import { isObjectType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, aScore, aStoredKey, someSubgraphs } from "../testing.ts";
import { magicAddress, OUTCOMES } from "./magic.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

/** How often the live graph was asked. */
let calls = 0;
const supergraph = localSupergraph(
  someSubgraphs({ scoring: { Mutation: { scoreTransaction: () => ++calls && aScore() } } }),
);
const modes = { test: "test", live: "live" } as const;
let url: string;
beforeAll(async () => {
  ({ url } = await aGateway(stack, {
    supergraph,
    keys: {
      wasKnown: (secret) => secret in modes,
      lookup: async (secret) =>
        secret in modes
          ? aStoredKey(secret, SCOPES, { mode: modes[secret as keyof typeof modes] })
          : undefined,
    },
  }));
});

const SENDER = "0x4838b106fce9647bdf1e7877bf73ce8b0bad5f97";
const paying = (to_address: string) => ({
  ...{ from_address: SENDER, to_address, amount: "0.5", currency: "ETH", network: "ethereum" },
});

async function send(path: string, body?: object, key = "test") {
  const response = await fetch(url + path, {
    method: body ? "POST" : "GET",
    headers: {
      Authorization: `Bearer ${key}`,
      ...(body && { "Content-Type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

test.each([
  ["approve", "approve", "completed"],
  ["review", "review", "completed"],
  ["decline", "decline", "completed"],
  ["pending", "review", "pending"],
] as const)("the magic address for %s", async (outcome, recommendation, status) => {
  const first = await send("/v1/score", paying(magicAddress(outcome)));
  expect(first).toMatchObject({ status: 200, body: { test: true, recommendation, status } });
  const { transaction_id, base, reasons, fraud_score } = first.body;
  const odds = base + reasons[0].contribution;
  expect(fraud_score).toBeCloseTo(100 / (1 + Math.exp(-odds)), 1);
  const again = await send("/v1/score", paying(magicAddress(outcome)));
  expect(again.body.transaction_id).toBe(transaction_id);
  expect((await send(`/v1/score/${transaction_id}`)).body).toMatchObject({
    ...{ test: true, transaction_id, recommendation, status, fraud_score },
  });
});

const codes = Object.keys(FAILURES) as FailureCode[];
test.each(codes)("the magic address for %s", async (code) => {
  const { status, body } = await send("/v1/score", paying(magicAddress(code)));
  expect({ status, body }).toMatchObject({
    status: FAILURES[code].http,
    body: { test: true, error: { code } },
  });
});

test("GraphQL answers the same and says so, whatever is selected", async () => {
  const query = `mutation ($input: ScoreTransactionInput!) {
    scoreTransaction(input: $input) { id recommendation createdAt network { name fees { unit } } versions { lists { list } }
      to { wallet { reputation { score components { points } } labels { label } } } } }`;
  const input = {
    ...{ fromAddress: SENDER, toAddress: magicAddress("decline"), amount: "1" },
    ...{ currency: "ETH", network: "ethereum" },
  };
  const { status, body } = await send("/graphql", { query, variables: { input } });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { data: { scoreTransaction: { recommendation: "DECLINE" } }, extensions: { test: true } },
  });
  expect(body.errors).toBeUndefined();
  const refused = { ...input, toAddress: magicAddress("UNAVAILABLE") };
  expect((await send("/graphql", { query, variables: { input: refused } })).body).toMatchObject({
    errors: [{ extensions: { code: "UNAVAILABLE" } }],
    extensions: { test: true },
  });
});

test("reputations, quotes, routes, wallets and feedback have fixed answers too", async () => {
  const [good, bad] = [magicAddress("approve"), magicAddress("decline")];
  expect(
    (await send("/v1/reputation", { network: "ethereum", addresses: [good, bad, "nobody"] })).body,
  ).toMatchObject({
    test: true,
    results: [{ score: 87.3 }, { score: 8 }],
  });
  const quote = await send("/v1/route/quote", paying(good));
  expect(quote).toMatchObject({ status: 200, body: { test: true, recommendation: "direct" } });
  expect((await send(`/v1/route/${quote.body.route_id}`)).body).toMatchObject({ test: true });
  expect((await send("/v1/route/quote", paying(bad))).body).toMatchObject({ recommendation: "wait" });
  expect(await send(`/v1/wallets/ethereum/${good}`)).toMatchObject({ status: 200, body: { test: true } });
  const report = { network: "ethereum", address: good, outcome: "fraud" };
  expect(await send("/v1/feedback", report)).toMatchObject({ status: 200, body: { test: true } });
});

test("a batch has an outcome or an error for each payment, and nothing is listed", async () => {
  const transactions = [
    paying(magicAddress("decline")),
    paying(magicAddress("UNAVAILABLE")),
    { ...paying(magicAddress("approve")), network: "atlantis" },
  ];
  expect(await send("/v1/score/batch", { transactions })).toMatchObject({
    status: 200,
    body: {
      test: true,
      results: [
        { score: { recommendation: "decline" }, error: null },
        { score: null, error: { code: "UNAVAILABLE", reason: "magic_address" } },
        { score: null, error: { code: "UNPROCESSABLE", field: "network" } },
      ],
    },
  });
  expect(await send("/v1/scores")).toMatchObject({ status: 200, body: { test: true, scores: [] } });
});

test("a payment is checked as a real one is", async () => {
  const wrong = { ...paying(magicAddress("approve")), network: "atlantis" };
  expect(await send("/v1/score", wrong)).toMatchObject({
    status: 422,
    body: { test: true, error: { details: [{ field: "network" }] } },
  });
});

test("nothing that has no fixed answer reaches live data", async () => {
  for (const type of [supergraph.schema.getQueryType(), supergraph.schema.getMutationType()])
    expect(isObjectType(type)).toBe(true);
  expect(await send("/v1/admin/keys", { name: "mine", scopes: ["score:read"] })).toMatchObject({
    status: 422,
    body: {
      test: true,
      error: {
        message: "Authorization: a test key has no fixed answer to this request. Use a live key.",
        details: [{ field: "Authorization", reason: "test_key" }],
      },
    },
  });
  expect(await send("/v1/webhooks")).toMatchObject({ status: 422, body: { test: true } });
  expect(calls).toBe(0);
  const live = await send("/v1/score", paying(magicAddress("decline")), "live");
  expect(live.body).toMatchObject({ recommendation: "approve" });
  expect(live.body).not.toHaveProperty("test");
  expect(calls).toBe(1);
});

test.each([
  ["an unknown path", "/v1/nowhere", {}, 404],
  ["another method", "/v1/score", { method: "PUT" }, 405],
  ["an earlier version", "/v0/score", {}, 426],
])(
  "what is refused before the key is looked up is marked by the key's mode: %s",
  async (_what, path, init, status) => {
    const ask = async (secret: string) => {
      const response = await fetch(url + path, { ...init, headers: { Authorization: `Bearer ${secret}` } });
      return { status: response.status, body: await response.json() };
    };
    expect(await ask(newSecret("test"))).toMatchObject({ status, body: { test: true } });
    const live = await ask(newSecret("live"));
    expect(live.status).toBe(status);
    expect(live.body).not.toHaveProperty("test");
  },
);

test("documents that anybody may read have no mark", async () => {
  const headers = { Authorization: `Bearer ${newSecret("test")}` };
  const response = await fetch(`${url}/v1/openapi.json`, { headers });
  expect(await response.json()).not.toHaveProperty("test");
});

test("a refusal of /graphql before its document is read is marked in its extensions", async () => {
  const { status, body } = await send("/graphql", { query: "{ networks { id } }", documentId: "x" });
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{}], extensions: { test: true } } });
  expect(body).not.toHaveProperty("test");
});

const FAMILIES = [
  ["bitcoin", "bitcoin", "BTC"],
  ["solana", "solana", "SOL"],
] as const;

test.each(FAMILIES)("magic addresses of %s mean the same", async (family, network, currency) => {
  const pay = (to_address: string) =>
    send("/v1/score", {
      ...{ from_address: magicAddress("approve", family), to_address, amount: "0.5", currency, network },
    });
  for (const outcome of ["review", "decline"] as const)
    expect(await pay(magicAddress(outcome, family))).toMatchObject({
      status: 200,
      body: { test: true, recommendation: outcome },
    });
  for (const code of codes)
    expect(await pay(magicAddress(code, family))).toMatchObject({
      status: FAILURES[code].http,
      body: { test: true, error: { code } },
    });
});

test("the page has every magic address", () => {
  const page = readFileSync(new URL("../../../docs/test-keys.md", import.meta.url), "utf8");
  for (const outcome of OUTCOMES) expect(page).toContain(`| \`${magicAddress(outcome)}\` | \`${outcome}\``);
  for (const code of codes)
    expect(page).toContain(`| \`${magicAddress(code)}\` | ${FAILURES[code].http} \`${code}\``);
  for (const of of [...OUTCOMES, ...codes]) {
    const [onBitcoin, onSolana] = [magicAddress(of, "bitcoin"), magicAddress(of, "solana")];
    expect(page).toContain(`| \`${of}\` | \`${onBitcoin}\` | \`${onSolana}\` |`);
  }
});
