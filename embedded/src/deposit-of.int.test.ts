import { missingAnvil, RICH } from "@tetron/connectors/anvil/testing";
import { SECOND } from "@tetron/connectors/anvil/traffic/testing";
import { callNode } from "@tetron/connectors/testing";
import { loadLabels } from "@tetron/lake/labels";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Followed, openFollowed } from "./followed/testing.ts";

const HOT = "0x00000000000000000000000000000000000f2001";

describe.skipIf(missingAnvil() !== undefined)("a customer's address at a service", () => {
  const stack = new AsyncDisposableStack();
  let followed: Followed;
  beforeAll(async () => {
    const settings = { TETRON_FOLLOW_ETHEREUM: "full", TETRON_FOLLOW_FROM_ETHEREUM: "1" };
    followed = await openFollowed(stack, settings);
    const list = { owner: "system", name: "hot-wallets", version: "1", url: "https://x.test" } as const;
    await loadLabels(followed.lake, { ...list, network: "ethereum", asOf: new Date() }, [
      { network: "ethereum", address: HOT, label: "exchange", name: "Kraken 5" },
    ]);
  });
  afterAll(() => stack.disposeAsync());

  async function pay(from: string, to: string): Promise<void> {
    const value = "0xde0b6b3a7640000";
    await callNode(followed.anvil.url, "eth_sendTransaction", [{ from, to, value, gas: "0x5208" }]);
    await callNode(followed.anvil.url, "evm_mine");
  }
  const known = async () => {
    await followed.held();
    const wallet = await followed.ask("GET", `/wallets/ethereum/${SECOND}`);
    const payment = { from_address: RICH, to_address: SECOND, amount: "0.5", currency: "ETH" };
    const score = await followed.ask("POST", "/score", { ...payment, network: "ethereum" });
    return {
      deposit: wallet.deposit_of,
      reason: score.reasons.find(({ code }: { code: string }) => code === "DEPOSIT_OF"),
      confidence: score.confidence,
    };
  };

  test("is known by its third payment to the service, in scores and answers, and not after a reorg", async () => {
    for (const _ of [1, 2]) {
      await pay(RICH, SECOND);
      await pay(SECOND, HOT);
    }
    await pay(RICH, SECOND);
    const before = await known();
    expect(before).toMatchObject({ deposit: null, reason: undefined });
    const snapshot = await callNode(followed.anvil.url, "evm_snapshot");
    await pay(SECOND, HOT);
    const after = await known();
    expect(after).toMatchObject({
      deposit: {
        ...{ service: "Kraken", sweeps: 3, share: 1, wallets: [HOT], funded_by_service: false },
        ...{ payers: 1, confidence: 0.6, first_sweep: expect.stringMatching(/^20/) },
      },
      reason: { side: "to", contribution: 0, title: expect.stringContaining("customer") },
    });
    expect(after.reason.evidence).toContainEqual({
      name: "service",
      value: "Kraken",
      unit: null,
      source: null,
    });
    await followed.reorgTo(snapshot);
    expect(await known()).toMatchObject({ deposit: null, reason: undefined });
  });

  test("is none any more when it pays somebody else", async () => {
    await pay(SECOND, HOT);
    expect((await known()).deposit).not.toBe(null);
    await pay(SECOND, RICH);
    expect((await known()).deposit).toBe(null);
  });
});
