import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { query, send, WALLETS } from "./client.ts";
import { MODES, type Platform } from "./platform.ts";

describe.each(MODES)("reputation, $mode", ({ start }) => {
  const stack = new AsyncDisposableStack();
  let tetron: Platform;
  beforeAll(async () => {
    tetron = await start(stack);
  });
  afterAll(() => stack.disposeAsync());

  const reputations = (...addresses: string[]) =>
    send(tetron, "/v1/reputation", { network: "ethereum", addresses });
  const report = (body: object) => send(tetron, "/v1/feedback", { network: "ethereum", ...body });

  test("the brief's fields come first, and the points add up to the score", async () => {
    const { status, body } = await reputations(WALLETS.ordinary, WALLETS.sanctioned, WALLETS.unknown);
    expect(status).toBe(200);
    expect(Object.keys(body).slice(0, 2)).toEqual(["results", "model_version"]);
    for (const result of body.results) {
      expect(Object.keys(result).slice(0, 2)).toEqual(["address", "score"]);
      const points = result.components.map((each: { points: number }) => each.points);
      expect(points.reduce((a: number, b: number) => a + b, 0)).toBeCloseTo(result.score, 4);
    }
    expect(body.results.map(({ address }: { address: string }) => address)).toEqual([
      WALLETS.ordinary,
      WALLETS.sanctioned,
      WALLETS.unknown,
    ]);
    expect(body.results[1].score).toBeLessThan(5);
    expect(body.results[2]).toMatchObject({ score: 50, confidence: 0 });
  });

  test("each bad address is its own error; when all are bad the request is refused", async () => {
    const some = await reputations("0x12", WALLETS.ordinary);
    expect(some.status).toBe(200);
    expect(some.body.results).toHaveLength(1);
    expect(some.body.errors).toMatchObject([{ index: 0, address: "0x12", code: "UNPROCESSABLE" }]);
    const all = await reputations("0x12", "bc1q");
    expect(all.status).toBe(422);
    expect(all.body.error.code).toBe("UNPROCESSABLE");
    expect(await send(tetron, "/v1/reputation", { network: "doge", addresses: ["0x12"] })).toMatchObject({
      status: 422,
      body: { error: { code: "UNPROCESSABLE" } },
    });
    expect(await send(tetron, "/v1/reputation", { network: "ethereum", addresses: [] })).toMatchObject({
      status: 400,
      body: { error: { code: "BAD_REQUEST" } },
    });
  });

  test("a report moves the reputation once, and another one of its name is a conflict", async () => {
    const first = await report({ address: WALLETS.unknownToo, outcome: "fraud", reference: "case-1" });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ recorded: true, outcome: "fraud", reference: "case-1" });
    const again = await report({ address: WALLETS.unknownToo, outcome: "fraud", reference: "case-1" });
    expect(again.body).toEqual({ ...first.body, recorded: false });
    const other = await report({ address: WALLETS.unknownToo, outcome: "good", reference: "case-1" });
    expect(other).toMatchObject({ status: 409, body: { error: { code: "CONFLICT" } } });

    const { body } = await reputations(WALLETS.unknownToo);
    expect(body.results[0].score).toBeLessThan(10);
    expect(body.results[0].reasons[0].code).toBe("CONFIRMED_FRAUD");
  });

  test("a frontend asks one wallet for its risk, its reputation with reasons, and its past", async () => {
    const { body } = await query(
      tetron,
      `query ($address: String!) { wallet(network: "ethereum", address: $address) { address
        risk { fraudProbability } reputation { score band reasons { code title points } }
        reputationHistory(from: "2017-06-01T00:00:00Z", to: "2018-06-01T00:00:00Z", step: 2592000) { at score } } }`,
      { address: WALLETS.ordinary },
    );
    expect(body.errors).toBeUndefined();
    const { wallet } = body.data;
    expect(wallet.reputation.reasons.length).toBeGreaterThan(0);
    expect(wallet.reputationHistory).toHaveLength(13);
  });
});
