import { freeze, installIssuers } from "@tetron/connectors/anvil/freezes/testing";
import { type Anvil, missingAnvil } from "@tetron/connectors/anvil/testing";
import { callNode } from "@tetron/connectors/testing";
import { FREEZING_TOKENS } from "@tetron/domain/issuer-freeze";
import { until } from "@tetron/domain/testing";
import { findLabels, loadLabels } from "@tetron/lake/labels";
import { movements } from "@tetron/lake/tables/movements";
import type { TestLake } from "@tetron/lake/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Followed, openFollowed } from "./followed/testing.ts";

const WAIT_MS = 20_000;
const PAYER = "0x00000000000000000000000000000000000f1001";
const USDT = FREEZING_TOKENS[0]!;
/** A wallet for each test: nobody watches any of them before it is scored. */
const payee = (n: number) => `0x${(0xf1100 + n).toString(16).padStart(40, "0")}`;

describe.skipIf(missingAnvil() !== undefined)("wallets that the issuer of a token freezes", () => {
  const stack = new AsyncDisposableStack();
  let lake: TestLake;
  let anvil: Anvil;
  let streamed = "";
  let followed: Followed;
  let held: Followed["held"];

  beforeAll(async () => {
    // The default mode: only what concerns watched wallets is kept.
    followed = await openFollowed(stack, {}, installIssuers);
    ({ lake, anvil, held } = followed);
    await listenToScores();
  });
  afterAll(() => stack.disposeAsync());

  async function listenToScores(): Promise<void> {
    const left = new AbortController();
    stack.defer(() => left.abort());
    const answer = await fetch(`${followed.url}/v1/stream?channels=scores`, {
      headers: { Authorization: `Bearer ${followed.secret}`, Accept: "text/event-stream" },
      signal: left.signal,
    });
    (async () => {
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) streamed += chunk;
    })().catch(() => undefined);
  }

  async function score(to: string, network = "ethereum", from = PAYER) {
    const payment = { from_address: from, to_address: to, amount: "0.5", currency: "ETH", network };
    const body = await followed.ask("POST", "/score", payment);
    const codes: string[] = body.reasons.map(({ code }: { code: string }) => code);
    return { body, codes };
  }

  test("are declined with the event as evidence, by the stream too, and are clear once they are released", async () => {
    expect((await score(payee(1))).body.recommendation).toBe("review");
    const transaction = await freeze(anvil, "USDT", "frozen", payee(1));
    await held();
    // All logs of the contract are kept, whichever wallet they concern, and nothing else of the block.
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
    await followed.reorgTo(before);
    expect((await score(payee(3))).codes).not.toContain("ISSUER_FROZEN");

    await freeze(anvil, "USDC", "frozen", payee(3));
    await held();
    const frozen = await callNode(anvil.url, "evm_snapshot");
    await freeze(anvil, "USDC", "unfrozen", payee(3));
    await held();
    expect((await score(payee(3))).body.recommendation).toBe("review");
    await followed.reorgTo(frozen);
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
