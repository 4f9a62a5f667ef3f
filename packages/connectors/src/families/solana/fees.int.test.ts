import { expect, test } from "vitest";
import solana from "../../chains/solana/chain.ts";
import { openRpc } from "../../rpc/pool.ts";
import { type Answering, aNode } from "../../rpc/testing.ts";

const GENESIS = "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d";

/** A cluster whose clock is `age` seconds behind, with the given lowest prices of its slots. */
function aCluster(age: number, prices: readonly number[]): Answering {
  return ({ method }) => {
    switch (method) {
      case "getGenesisHash":
        return GENESIS;
      case "getAccountInfo": {
        const unixTimestamp = Math.floor(Date.now() / 1000) - age;
        return { context: { slot: 9 }, value: { data: { parsed: { info: { unixTimestamp } } } } };
      }
      default:
        return prices.map((prioritizationFee, slot) => ({ slot, prioritizationFee }));
    }
  };
}

test("prices, signatures and congestion come from the cluster's recent slots", async () => {
  await using node = await aNode(aCluster(2, [...Array(75).fill(0), ...Array(75).fill(200_000)]));
  await using rpc = openRpc({ network: "solana", urls: [node.url] });

  const fees = await solana.readFees(rpc);

  expect(fees).toMatchObject({ unit: "microlamport/CU", perSignature: 5_000n, congestion: 0.5 });
  expect(fees.tiers.fast.price).toBe(200_000n);
  expect(fees.provenance).toMatchObject({ source: "rpc:solana", live: true });
});

test("a cluster without recent blocks, or another cluster, is rejected", async () => {
  await using stopped = await aNode(aCluster(600, [0]));
  await using rpc = openRpc({ network: "solana", urls: [stopped.url], deadlineMs: 300 });
  await expect(solana.readFees(rpc)).rejects.toThrow(/the cluster's clock is 60\d s old/);

  await using devnet = await aNode(({ method }) =>
    method === "getGenesisHash" ? "EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG" : null,
  );
  await using other = openRpc({ network: "solana", urls: [devnet.url], deadlineMs: 300 });
  await expect(solana.readFees(other)).rejects.toThrow("not 5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp");
});
