import { afterAll, beforeAll, expect, test } from "vitest";
import { aPayment, query, send, WALLETS } from "./client.ts";
import { aHome, type Platform, startEmbedded } from "./platform.ts";
import { runCommand } from "./process.ts";

const stack = new AsyncDisposableStack();
let tetron: Platform;
beforeAll(async () => {
  tetron = stack.use(await startEmbedded(aHome(stack)));
});
afterAll(() => stack.disposeAsync());

const without = (field: string) =>
  Object.fromEntries(Object.entries(aPayment()).filter(([name]) => name !== field));

const CODES: Readonly<Record<number, string>> = { 400: "BAD_REQUEST", 422: "UNPROCESSABLE" };

/** Requests, with the expected status and the field that the error names. */
const REFUSALS: readonly (readonly [what: string, body: unknown, status: number, field: string | null])[] = [
  ["malformed JSON", '{"from_address": ', 400, null],
  ["a list instead of an object", [], 400, null],
  ["no sender", without("from_address"), 400, "from_address"],
  ["no amount", without("amount"), 400, "amount"],
  ["a field that nobody knows", aPayment({ memo: "rent" }), 400, "memo"],
  ["an empty recipient", aPayment({ to_address: "" }), 400, "to_address"],
  ["a number as the amount", aPayment({ amount: 0.5 }), 400, "amount"],
  [
    "an address of 10,000 characters",
    aPayment({ from_address: `0x${"a".repeat(10_000)}` }),
    400,
    "from_address",
  ],
  ["an unknown network", aPayment({ network: "ethereun" }), 422, "network"],
  ["an unknown currency", aPayment({ currency: "DOGE" }), 422, "currency"],
  ["a currency that does not live there", aPayment({ currency: "SOL" }), 422, "currency"],
  [
    "a broken checksum",
    aPayment({ to_address: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD" }),
    422,
    "to_address",
  ],
  ["a bitcoin address", aPayment({ to_address: "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2" }), 422, "to_address"],
  ["an amount of 0", aPayment({ amount: "0" }), 422, "amount"],
  ["a negative amount", aPayment({ amount: "-1" }), 422, "amount"],
  ["an exponent", aPayment({ amount: "1e3" }), 422, "amount"],
  ["NaN", aPayment({ amount: "NaN" }), 422, "amount"],
  ["19 decimals of ETH", aPayment({ amount: "0.0000000000000000001" }), 422, "amount"],
  ["10^40 ETH", aPayment({ amount: `1${"0".repeat(40)}` }), 422, "amount"],
  ["a payment to oneself", aPayment({ to_address: WALLETS.ordinary }), 422, "to_address"],
];

test.each(REFUSALS)("%s is refused, the field is named and nothing is written", async (...row) => {
  const [, body, status, field] = row;
  const before = await scoresOf(WALLETS.ordinary);
  const answer = await send(tetron, "/v1/score", body);
  expect(answer.status).toBe(status);
  expect(answer.body.error.code).toBe(CODES[status]);
  if (field !== null) expect(answer.body.error.message).toContain(field);
  expect(answer.headers.get("x-request-id")).toMatch(/^req_[0-9A-Z]{26}$/);
  expect(await scoresOf(WALLETS.ordinary)).toBe(before);
});

test("a body over 64 kB is 413, another content type 415, an unknown route 404", async () => {
  const large = aPayment({ note: "x".repeat(70_000) });
  expect(await send(tetron, "/v1/score", large)).toMatchObject({
    status: 413,
    body: { error: { code: "PAYLOAD_TOO_LARGE" } },
  });
  expect(await send(tetron, "/v1/score", "a=b", { "Content-Type": "text/plain" })).toMatchObject({
    status: 415,
    body: { error: { code: "UNSUPPORTED_MEDIA_TYPE" } },
  });
  expect(await send(tetron, "/v1/nothing")).toMatchObject({
    status: 404,
    body: { error: { code: "NOT_FOUND" } },
  });
});

test("an unknown id is 404", async () => {
  for (const id of ["tx_01F8XYZ", "tx_01JZZZZZZZZZZZZZZZZZZZZZZZ", "%27%20or%201=1"])
    expect(await send(tetron, `/v1/score/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND" } },
    });
});

test("a missing key, another scheme and an unknown key are 401", async () => {
  for (const header of ["", "Basic dXNlcjpwYXNz", "Bearer", "Bearer tk_nobody"])
    expect(await send(tetron, "/v1/score", aPayment(), { Authorization: header })).toMatchObject({
      status: 401,
      body: { error: { code: "UNAUTHORIZED" } },
    });
});

test("a revoked key is 401 within seconds", async () => {
  const made = JSON.parse(
    (await runCommand(["--json", "keys", "create", "--scope", "score:write"], tetron.env)).stdout,
  );
  const mine = { ...tetron, key: made.key as string };
  expect((await send(mine, "/v1/score", aPayment())).status).toBe(200);
  expect((await runCommand(["keys", "revoke", made.id], tetron.env)).code).toBe(0);
  await expect
    .poll(async () => (await send(mine, "/v1/score", aPayment())).status, { timeout: 10_000 })
    .toBe(401);
});

test("a query that is too deep, too wide, unknown or too expensive is refused with the reason", async () => {
  const wallet = (selection: string) =>
    `{ wallet(network: "ethereum", address: "${WALLETS.ordinary}") { ${selection} } }`;
  const nested = (depth: number): string =>
    depth === 0 ? "address" : `risk { nearest(first: 2) { wallet { ${nested(depth - 1)} } } }`;
  const wide = Array.from({ length: 500 }, (_, i) => `a${i}: address`).join(" ");
  const tooMuch = (measure: string) => ({
    code: "BAD_REQUEST",
    details: [{ field: "query", reason: `${measure}_limit` }],
  });
  for (const [document, extensions] of [
    [wallet(nested(12)), tooMuch("depth")],
    [wallet(wide), tooMuch("fields")],
    [wallet("password"), { code: "GRAPHQL_VALIDATION_FAILED" }],
  ] as const) {
    const { body } = await query(tetron, document);
    expect(body.data ?? null).toBeNull();
    expect(body.errors).toMatchObject([{ extensions }]);
  }
  const dear = await query(
    tetron,
    `query ($n: Int = 100) { ${Array.from({ length: 20 }, (_, i) => `w${i}: wallet(network: "ethereum", address: "${WALLETS.ordinary}") { scores(first: $n) { edges { node { from { wallet { scores(first: $n) { edges { node { id } } } } } } } } }`).join(" ")} }`,
  );
  expect(dear.body.data ?? null).toBeNull();
  expect(dear.body.errors).toMatchObject([{ extensions: tooMuch("cost") }]);
});

async function scoresOf(address: string): Promise<number> {
  const { body } = await query(
    tetron,
    `query ($a: String!) { wallet(network: "ethereum", address: $a) { scores(first: 100) { edges { cursor } } } }`,
    { a: address },
  );
  return body.data.wallet.scores.edges.length;
}
