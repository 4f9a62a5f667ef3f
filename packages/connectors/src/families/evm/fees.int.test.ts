import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { describe, expect, test } from "vitest";
import {
  mineFilled,
  missingAnvil,
  setArbitrumDataFee,
  setOpDataFee,
  startAnvil,
} from "../../anvil/testing.ts";
import arbitrumOne from "../../chains/arbitrum/chain.ts";
import baseChain from "../../chains/base/chain.ts";
import ethereum from "../../chains/ethereum/chain.ts";
import { feeOf } from "../../market/fees/fee-of.ts";
import { openRpc } from "../../rpc/pool.ts";
import { callNode } from "../../testing.ts";
import { printQuantity } from "./quantity.ts";

const GWEI = 1_000_000_000n;

/** Forwards connections to a node, and tells when a call is on its way to it. */
async function relayTo(url: string): Promise<Disposable & { url: string; nextCall(): Promise<unknown> }> {
  const { port } = new URL(url);
  const server = createServer((client) => {
    const node = connect(Number(port), "127.0.0.1");
    client.on("data", () => server.emit("call"));
    client.pipe(node).pipe(client);
    for (const [socket, other] of [
      [client, node],
      [node, client],
    ] as const)
      socket.on("error", () => {}).on("close", () => other.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextCall: () => once(server, "call"),
    [Symbol.dispose]: () => void server.close(),
  };
}

describe.skipIf(missingAnvil())("fees of a running EVM node", () => {
  test("load raises the price, and the price is what the next block then charges", async () => {
    await using anvil = await startAnvil(1);
    await using rpc = openRpc({ network: "ethereum", urls: [anvil.url] });
    await mineFilled(anvil, 20, 0.2, [GWEI, 2n * GWEI]);
    const calm = await ethereum.readFees(rpc);

    await mineFilled(anvil, 25, 1, [GWEI, 2n * GWEI, 3n * GWEI, 9n * GWEI]);
    const busy = await ethereum.readFees(rpc);

    expect(calm.congestion).toBeLessThan(0.3);
    expect(busy.congestion).toBeGreaterThan(0.95);
    expect(busy.tiers.standard.price).toBeGreaterThan(calm.tiers.standard.price);
    expect(busy.tiers.fast.tip).toBe(9n * GWEI);
    expect(busy.provenance).toMatchObject({ source: "rpc:ethereum", live: true, problem: null });

    await mineFilled(anvil, 1, 0, []);
    const { baseFeePerGas } = await callNode(anvil.url, "eth_getBlockByNumber", ["latest", false]);
    expect(busy.tiers.slow.price - busy.tiers.slow.tip).toBe(BigInt(baseFeePerGas));
  });

  test("a bid that load priced out was marked as one that may not land", async () => {
    await using anvil = await startAnvil(1);
    await using rpc = openRpc({ network: "ethereum", urls: [anvil.url] });
    await mineFilled(anvil, 40, 1, [5n * GWEI, 6n * GWEI]);

    const { slow, fast } = (await ethereum.readFees(rpc)).tiers;
    expect(slow.inclusion).toMatchObject({ mayNotLand: true, secondsP95: null });
    expect(slow.inclusion.within[0]!.probability).toBeLessThan(0.1);
    expect(fast.maxPrice).toBeGreaterThan(slow.maxPrice);

    // Sends the same bid as a real transaction while the load continues.
    const bid = { maxFeePerGas: printQuantity(slow.maxPrice), maxPriorityFeePerGas: printQuantity(slow.tip) };
    const from = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
    const hash = await callNode(anvil.url, "eth_sendTransaction", [
      { from, to: from, gas: "0x5208", ...bid },
    ]);
    await mineFilled(anvil, 5, 1, [6n * GWEI, 7n * GWEI]);
    expect(await callNode(anvil.url, "eth_getTransactionReceipt", [hash])).toBeNull();
  });

  test("a rollup's data fee comes from its own contracts", async () => {
    await using base = await startAnvil(8453);
    await using arbitrum = await startAnvil(42161);
    await setOpDataFee(base);
    await setArbitrumDataFee(arbitrum);
    await using baseRpc = openRpc({ network: "base", urls: [base.url] });
    await using arbitrumRpc = openRpc({ network: "arbitrum", urls: [arbitrum.url] });

    const onBase = await baseChain.readFees(baseRpc);
    expect(onBase.dataFee).toEqual({ minimum: 1_000n, fixed: 1_000n, perByte: 7n });
    const work = { units: 21_000n, bytes: 200 };
    expect(feeOf(onBase, "slow", work)).toBe(onBase.tiers.slow.price * 21_000n + 2_400n);

    const onArbitrum = await arbitrumOne.readFees(arbitrumRpc);
    expect(onArbitrum.dataFee).toEqual({ minimum: 0n, fixed: 0n, perByte: 1_234n });
  });

  test("an endpoint that hangs during a call, and then dies, is replaced within the deadline", async () => {
    await using first = await startAnvil(1);
    await using second = await startAnvil(1);
    for (const anvil of [first, second]) await mineFilled(anvil, 2, 0.1, [GWEI]);
    using relay = await relayTo(first.url);
    await using rpc = openRpc({ network: "ethereum", urls: [relay.url, second.url] });
    await ethereum.readFees(rpc);

    process.kill(first.pid, "SIGSTOP");
    const called = relay.nextCall();
    const reading = ethereum.readFees(rpc);
    await called;
    await first.kill();
    expect((await reading).provenance.live).toBe(true);

    await second.kill();
    await expect(ethereum.readFees(rpc)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringContaining("could not be reached (ECONNREFUSED)"),
    });
  });

  test("a node with old blocks is skipped, and when it is the only one there is no answer", async () => {
    await using stale = await startAnvil(1, "--timestamp", "1600000000");
    await using fresh = await startAnvil(1);
    await using both = openRpc({ network: "ethereum", urls: [stale.url, fresh.url] });
    await using alone = openRpc({ network: "ethereum", urls: [stale.url], deadlineMs: 500 });

    const { provenance } = await ethereum.readFees(both);
    expect(provenance.ageSeconds).toBeLessThan(60);
    await expect(ethereum.readFees(alone)).rejects.toThrow(/block 0 is from the past, \d+ s old/);
  });
});
