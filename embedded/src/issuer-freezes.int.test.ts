import { freeze, installIssuers } from "@tetron/connectors/anvil/freezes/testing";
import { type Anvil, missingAnvil, startAnvil } from "@tetron/connectors/anvil/testing";
import { callNode } from "@tetron/connectors/testing";
import { FREEZING_TOKENS } from "@tetron/domain/issuer-freeze";
import { TENANT_SCOPES } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { createEdgeStore } from "@tetron/gateway/edge-store";
import { openGateway } from "@tetron/gateway/gateway";
import { findChain } from "@tetron/lake/chains";
import { createKeyCache } from "@tetron/lake/key-cache";
import { findLabels, loadLabels } from "@tetron/lake/labels";
import { movements } from "@tetron/lake/tables/movements";
import { emptyLake, silent, type TestLake } from "@tetron/lake/testing";
import { listen } from "@tetron/service/http";
import { createMetrics } from "@tetron/service/metrics";
import { readSettings } from "@tetron/service/settings";
import { createKey } from "@tetron/tenancy/create-key";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlatform } from "./platform.ts";
import { Settings } from "./settings.ts";

const WAIT_MS = 20_000;
const PAYER = "0x00000000000000000000000000000000000f1001";
const USDT = FREEZING_TOKENS[0]!;
/** A wallet for each test: nobody watches any of them before it is scored. */
const payee = (n: number) => `0x${(0xf1100 + n).toString(16).padStart(40, "0")}`;

describe.skipIf(missingAnvil() !== undefined)("wallets that the issuer of a token freezes", () => {
  const stack = new AsyncDisposableStack();
  let lake: TestLake;
  let anvil: Anvil;
  let url: string;
  let secret: string;
  let streamed = "";

  beforeAll(async () => {
    lake = stack.use(await emptyLake());
    anvil = stack.use(await startAnvil(1));
    await installIssuers(anvil);
    await callNode(anvil.url, "evm_mine");
    // The default mode: only what concerns watched wallets is kept.
    const settings = readSettings(Settings, { TETRON_RPC_ETHEREUM: anvil.url });
    const { signal } = new AbortController();
    const platform = await openPlatform(stack, { lake, settings, log: silent, signal });
    const end = new AbortController();
    const job = platform.jobs.find(({ name }) => name === "ingestion.follow-ethereum")!;
    const following = job.run(end.signal);
    stack.defer(async () => {
      end.abort();
      await following;
    });
    const app = await openGateway(stack, {
      ...{ log: silent, metrics: createMetrics("test"), checks: {}, stopping: signal, lake },
      ...{ supergraph: platform.supergraph, keys: createKeyCache(lake.db), store: createEdgeStore(lake.db) },
      ...{ rateLimitPerMinute: 0, maxConcurrentRequests: 0, development: true },
    });
    url = await listen(stack, app, { host: "127.0.0.1", port: 0 });
    const key = { tenant: "acme", name: "test", scopes: [...TENANT_SCOPES] };
    ({ secret } = await createKey(lake, "test", key));
    await held();
    await listenToScores();
  });
  afterAll(() => stack.disposeAsync());

  async function listenToScores(): Promise<void> {
    const left = new AbortController();
    stack.defer(() => left.abort());
    const answer = await fetch(`${url}/v1/stream?channels=scores`, {
      headers: { Authorization: `Bearer ${secret}`, Accept: "text/event-stream" },
      signal: left.signal,
    });
    (async () => {
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) streamed += chunk;
    })().catch(() => undefined);
  }

  function held(): Promise<unknown> {
    return until(
      "the head is held",
      async () => {
        const { hash } = await callNode(anvil.url, "eth_getBlockByNumber", ["latest", false]);
        return (await findChain(lake.db, "ethereum"))?.heldHash === hash;
      },
      WAIT_MS,
    );
  }

  async function score(to: string, network = "ethereum", from = PAYER) {
    const answer = await fetch(`${url}/v1/score`, {
      method: "POST",
      headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        ...{ from_address: from, to_address: to, amount: "0.5", currency: "ETH", network },
      }),
    });
    expect(answer.status).toBe(200);
    // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
    const body = (await answer.json()) as any;
    const codes: string[] = body.reasons.map(({ code }: { code: string }) => code);
    return { body, codes };
  }

  test("are declined with the event as evidence, by the stream too, and are clear once they are released", async () => {
    expect((await score(payee(1))).body.recommendation).toBe("review");
    const transaction = await freeze(anvil, "USDT", "frozen", payee(1));
    await held();
    // What the contract logs is kept whoever it concerns, and nothing else of the block.
    expect(await lake.db.$count(movements)).toBe(0);
    const { body } = await score(payee(1));
    expect(body).toMatchObject({ recommendation: "decline", status: "completed" });
    const { hash, number } = await callNode(anvil.url, "eth_getBlockByNumber", ["latest", false]);
    const frozen = body.reasons.find(({ code }: { code: string }) => code === "ISSUER_FROZEN");
    expect(frozen).toMatchObject({ contribution: 0 });
    const evidence = Object.fromEntries(
      frozen.evidence.map((each: { name: string; value: string }) => [each.name, each.value]),
    );
    expect(evidence).toEqual({
      ...{ frozen: "USDT of Tether", at: expect.stringMatching(/^20/), log: "0", transaction },
      block: `${Number(number)} ${hash}`,
    });
    expect(frozen.evidence[0].source).toBe(`ethereum ${USDT.contract}`);
    await until("the stream says so", async () => streamed.includes(body.transaction_id), WAIT_MS);
    const message = streamed.split("\n").find((line) => line.includes(body.transaction_id))!;
    expect(JSON.parse(message.slice("data: ".length))).toMatchObject({ data: { recommendation: "decline" } });
    // The owner of the key is meant, on every network and on either side.
    expect((await score(payee(1), "base")).body.recommendation).toBe("decline");
    expect((await score(PAYER, "ethereum", payee(1))).body.recommendation).toBe("decline");

    await freeze(anvil, "USDT", "unfrozen", payee(1));
    await held();
    const clear = await score(payee(1));
    expect(clear.body.recommendation).toBe("review");
    expect(clear.codes).toContain("ISSUER_UNFROZEN");
  });

  test("stay frozen while another issuer has not released them, and when their funds are destroyed", async () => {
    await freeze(anvil, "USDC", "frozen", payee(2));
    await freeze(anvil, "USDT", "frozen", payee(2));
    await freeze(anvil, "USDT", "destroyed", payee(2));
    await freeze(anvil, "USDC", "unfrozen", payee(2));
    await held();
    expect((await score(payee(2))).body.recommendation).toBe("decline");
    await freeze(anvil, "USDT", "unfrozen", payee(2));
    await held();
    expect((await score(payee(2))).body.recommendation).toBe("review");
  });

  test("are what they were when a reorg takes the freeze back, and frozen when it takes the release back", async () => {
    const before = await callNode(anvil.url, "evm_snapshot");
    await freeze(anvil, "PYUSD", "frozen", payee(3));
    await held();
    expect((await score(payee(3))).body.recommendation).toBe("decline");
    await callNode(anvil.url, "evm_revert", [before]);
    await callNode(anvil.url, "evm_increaseTime", [30]);
    await callNode(anvil.url, "anvil_mine", ["0x2"]);
    await held();
    expect((await score(payee(3))).codes).not.toContain("ISSUER_FROZEN");

    await freeze(anvil, "USDC", "frozen", payee(3));
    await held();
    const frozen = await callNode(anvil.url, "evm_snapshot");
    await freeze(anvil, "USDC", "unfrozen", payee(3));
    await held();
    expect((await score(payee(3))).body.recommendation).toBe("review");
    await callNode(anvil.url, "evm_revert", [frozen]);
    await callNode(anvil.url, "evm_increaseTime", [60]);
    await callNode(anvil.url, "anvil_mine", ["0x2"]);
    await held();
    expect((await score(payee(3))).body.recommendation).toBe("decline");
  });

  test("are not warned of by an older list once they are released", async () => {
    const list = { owner: "system", name: "frozen-by-tether", version: "1", url: "https://x.test" } as const;
    const rows = [
      { network: "ethereum" as const, address: payee(4), label: "black-list", name: "" },
      { network: "ethereum" as const, address: payee(5), label: "black-list", name: "" },
    ];
    await loadLabels(lake, { ...list, network: "ethereum", asOf: new Date() }, rows);
    const wallets = [payee(4), payee(5)].map((address) => ({ network: "ethereum" as const, address }));
    const said = async () => ({
      labels: (await findLabels(lake, ["system"], wallets)).map((labels) => labels.length),
      warned: await Promise.all(
        wallets.map(async ({ address }) => (await score(address)).codes.includes("RISKY_LABEL")),
      ),
    });
    expect(await said()).toEqual({ labels: [1, 1], warned: [true, true] });
    await freeze(anvil, "USDT", "frozen", payee(4));
    await callNode(anvil.url, "evm_increaseTime", [86_400]);
    await freeze(anvil, "USDT", "unfrozen", payee(4));
    await held();
    expect(await said()).toEqual({ labels: [0, 1], warned: [false, true] });
  });
});
