import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aPayment, query, send, WALLETS } from "./client.ts";
import { MODES, type Platform } from "./platform.ts";
import { runCommand } from "./process.ts";

const SEED_FIELDS = ["transaction_id", "fraud_score", "reputation_score", "recommendation", "model_version"];

/** A score as REST shows it. */
const rounded = (score: number) => Math.round(score * 100) / 100;

describe.each(MODES)("$mode", ({ start }) => {
  const stack = new AsyncDisposableStack();
  let tetron: Platform;
  beforeAll(async () => {
    tetron = await start(stack);
  });
  afterAll(() => stack.disposeAsync());

  const score = (changes = {}) => send(tetron, "/v1/score", aPayment(changes));

  test("a payment between two real wallets is scored, and the score can be fetched", async () => {
    const made = await score();
    expect(made.status).toBe(200);
    expect(Object.keys(made.body).slice(0, 5)).toEqual(SEED_FIELDS);
    expect(made.body).toMatchObject({ status: "completed", recommendation: "approve" });

    const fetched = await send(tetron, `/v1/score/${made.body.transaction_id}`);
    expect(fetched.status).toBe(200);
    const { request_id: _made, ...kept } = made.body;
    expect(fetched.body).toMatchObject(kept);
  });

  test("the contributions add up, with the base, to the score, rounded as they are", async () => {
    for (const to_address of [WALLETS.other, WALLETS.fraud, WALLETS.sanctioned, WALLETS.unknown]) {
      const { body } = await score({ to_address });
      let logOdds: number = body.base;
      for (const { contribution } of body.reasons) logOdds += contribution;
      expect(body.fraud_score).toBe(rounded(100 / (1 + Math.exp(-logOdds))));
    }
  });

  test("a sanctioned wallet on either side is declined, with the list and its version", async () => {
    for (const side of ["from_address", "to_address"]) {
      const { body } = await score({ [side]: WALLETS.sanctioned });
      expect(body.recommendation).toBe("decline");
      const text = JSON.stringify(body.reasons);
      expect(text).toMatch(/OFAC/);
      expect(text).toMatch(/OFAC SDN ETH/);
    }
  });

  test("a wallet that is known for fraud is declined", async () => {
    const { body } = await score({ to_address: WALLETS.fraud });
    expect(body.recommendation).toBe("decline");
    expect(body.fraud_score).toBeGreaterThan(80);
  });

  test("unknown wallets are reviewed, never fraud by default", async () => {
    const { body } = await score({ from_address: WALLETS.unknown, to_address: WALLETS.unknownToo });
    expect(body).toMatchObject({ recommendation: "review" });
    expect(body.reasons.map(({ code }: { code: string }) => code)).toContain("NO_HISTORY");
    expect(body.confidence).toBeLessThan(0.3);
    expect(body.fraud_score).toBeLessThan(50);
  });

  test("a frontend asks the graph for the same score across three subgraphs", async () => {
    const { body } = await score({ to_address: WALLETS.fraud });
    const answer = await query(
      tetron,
      `query ($id: ID!) { score(id: $id) { fraudScore recommendation
        to { wallet { address firstSeen labels { label } risk { fraudProbability } reputation { score } } } } }`,
      { id: body.transaction_id },
    );
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data.score).toMatchObject({
      recommendation: "DECLINE",
      to: { wallet: { address: WALLETS.fraud, firstSeen: expect.stringMatching(/^20\d\d-/) } },
    });
    expect(rounded(answer.body.data.score.fraudScore)).toBe(body.fraud_score);
    expect(answer.body.data.score.to.wallet.risk.fraudProbability).toBeGreaterThan(0.5);
    expect(answer.body.data.score.to.wallet.reputation.score).toBeLessThan(50);
  });

  test("a score replays to the same bit", async () => {
    const { body } = await score({ to_address: WALLETS.fraud });
    const { code, stdout } = await runCommand(["--json", "replay", body.transaction_id], tetron.env);
    expect(code).toBe(0);
    const exact = await query(tetron, "query ($id: ID!) { score(id: $id) { fraudScore } }", {
      id: body.transaction_id,
    });
    const { fraudScore: fraud_score } = exact.body.data.score;
    expect(rounded(fraud_score)).toBe(body.fraud_score);
    expect(JSON.parse(stdout)).toMatchObject({
      stored: { fraud_score },
      replayed: { fraud_score },
      equal: true,
    });
  });

  test("a key sees its own tenant's scores and only what its scopes allow", async () => {
    const { body } = await score();
    const keyOf = async (...args: string[]) => {
      const { stdout } = await runCommand(["--json", "keys", "create", ...args], tetron.env);
      return { ...tetron, key: JSON.parse(stdout).key as string };
    };
    const stranger = await keyOf("--tenant", "stranger");
    expect(await send(stranger, `/v1/score/${body.transaction_id}`)).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND" } },
    });
    // Created without scopes, so it has the least privileged set.
    const reader = await keyOf();
    expect(await send(reader, "/v1/score", aPayment())).toMatchObject({
      status: 403,
      body: { error: { code: "FORBIDDEN", message: expect.stringContaining("score:write") } },
    });
    expect(await send({ ...tetron, key: "tk_nobody" }, "/v1/score", aPayment())).toMatchObject({
      status: 401,
      body: { error: { code: "UNAUTHORIZED" } },
    });
  });

  test("readiness is public, details are not", async () => {
    expect(await send(tetron, "/health/ready")).toMatchObject({ status: 200, body: { status: "ready" } });
    expect(await send(tetron, "/metrics")).toMatchObject({
      status: 404,
      body: { error: { code: "NOT_FOUND" } },
    });
  });

  test("on SIGTERM the gateway stops within five seconds", async () => {
    const asked = Date.now();
    expect(await tetron.edge.end("SIGTERM")).toBe(0);
    expect(Date.now() - asked).toBeLessThan(5_000);
  });
});
