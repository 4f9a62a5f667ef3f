import { expect, test } from "vitest";
import { z } from "zod";
import { rpcSettings } from "../rpc/settings.ts";
import { type Answering, aNode } from "../rpc/testing.ts";
import { TIERS } from "./fees/network-fees.ts";
import { openLiveInputs } from "./live-inputs.ts";
import { priceSettings } from "./prices/settings.ts";

const GWEI = 1_000_000_000n;
const HEAD = 20_000_000;
const Settings = z.object({ ...rpcSettings, ...priceSettings });
const hex = (value: bigint | number) => `0x${value.toString(16)}`;
const seconds = () => Math.floor(Date.now() / 1_000);

/** Answers of an Ethereum node about its last blocks. */
interface Said {
  readonly baseFee?: bigint;
  /** Of a block, counted from 0; the last is `count - 1`. */
  readonly ratio?: (block: number, count: number) => number;
  readonly tips?: (block: number, count: number) => readonly bigint[];
  /** Answer and decimals of every price feed. */
  readonly price?: { readonly answer: bigint; readonly decimals: number } | undefined;
}

const BUSY = { ratio: () => 0.5, tips: () => [1n, 2n, 3n, 4n].map((tip) => tip * GWEI) };

function ethereum({ baseFee = 20n * GWEI, ratio = BUSY.ratio, tips = BUSY.tips, price }: Said): Answering {
  return ({ method, params }) => {
    if (method === "eth_chainId") return "0x1";
    if (method === "eth_getBlockByNumber") {
      const number = params[0] === "latest" ? HEAD : Number(params[0]);
      return { number: hex(number), timestamp: hex(seconds() - 3 - (HEAD - number) * 12) };
    }
    if (method === "eth_feeHistory") {
      const count = Number(params[0]);
      const blocks = Array.from({ length: count }, (_, block) => block);
      return {
        oldestBlock: "0x1",
        baseFeePerGas: Array(count + 1).fill(hex(baseFee)),
        gasUsedRatio: blocks.map((block) => ratio(block, count)),
        reward: blocks.map((block) => tips(block, count).map(hex)),
      };
    }
    if (price === undefined) return "0x";
    const asked = (params[0] as { data: string }).data;
    const word = (value: bigint) => BigInt.asUintN(256, value).toString(16).padStart(64, "0");
    if (asked === "0x313ce567") return `0x${word(BigInt(price.decimals))}`;
    return `0x${[5n, price.answer, BigInt(seconds()), BigInt(seconds() - 5), 5n].map(word).join("")}`;
  };
}

async function feesOf(said: Said) {
  await using node = await aNode(ethereum(said));
  await using inputs = openLiveInputs({
    settings: Settings.parse({ TETRON_RPC_ETHEREUM: node.url }),
    remember: { waitMs: 10_000 },
  });
  return await inputs.fees("ethereum");
}

async function priceOf(price: Said["price"]) {
  await using node = await aNode(ethereum({ price }));
  await using inputs = openLiveInputs({
    settings: Settings.parse({ TETRON_RPC_ETHEREUM: node.url }),
    remember: { waitMs: 10_000 },
  });
  return await inputs.price("ETH");
}

test("one tip of 5,000 gwei on an idle chain sets no tier's price, and is reported as a problem", async () => {
  const { tiers, provenance } = await feesOf({
    baseFee: 10n,
    ratio: (block, count) => (block === count - 1 ? 0.001 : 0),
    tips: (block, count) => Array(4).fill(block === count - 1 ? 5_000n * GWEI : 0n),
  });

  for (const tier of TIERS) expect(tiers[tier].tip).toBe(1_000_000n);
  expect(provenance).toMatchObject({ live: true, problem: expect.stringContaining("the chain is idle") });
});

test("one full block that overpays among idle ones prices no tier either", async () => {
  const { tiers } = await feesOf({
    ratio: (block, count) => (block === count - 3 ? 1 : 0.01),
    tips: (block, count) => Array(4).fill(block === count - 3 ? 5_000n * GWEI : 1_000_000n),
  });

  for (const tier of TIERS) expect(tiers[tier].tip).toBe(1_000_000n);
});

test("a busy chain's tips are used without a problem", async () => {
  const { tiers, provenance } = await feesOf({});

  expect(TIERS.map((tier) => tiers[tier].tip / GWEI)).toEqual([2n, 3n, 4n]);
  expect(provenance).toMatchObject({ live: true, problem: null });
});

test("tips that a node returns out of order are sorted, and that is reported", async () => {
  const { tiers, provenance } = await feesOf({ tips: () => [9n, 8n, 3n, 1n].map((tip) => tip * GWEI) });

  expect(tiers.slow.price <= tiers.standard.price && tiers.standard.price <= tiers.fast.price).toBe(true);
  expect(provenance.problem).toContain("out of order");
});

test("a base fee beyond what the network can charge is rejected, and the table is used with the reason", async () => {
  for (const baseFee of [2n ** 255n, 10n ** 15n]) {
    const { provenance } = await feesOf({ baseFee });

    expect(provenance).toMatchObject({ source: "table", live: false });
    expect(provenance.problem).toContain("the most that ethereum can charge");
  }
});

test("a price of 0, or a factor of a thousand from the shipped one, is refused with the reason", async () => {
  const wrong = [
    [{ answer: 5n, decimals: 18 }, "returned a price of 0 USD"],
    [{ answer: 2n ** 250n, decimals: 8 }, "more than a factor of a thousand from the shipped"],
    [{ answer: 1n, decimals: 8 }, "more than a factor of a thousand from the shipped"],
  ] as const;
  for (const [said, reason] of wrong) {
    const { usdE8, provenance } = await priceOf(said);

    expect(usdE8 > 0n).toBe(true);
    expect(provenance).toMatchObject({ source: "table", live: false });
    expect(provenance.problem).toContain(reason);
  }
  expect((await priceOf({ answer: 250_000_000_000n, decimals: 8 })).provenance).toMatchObject({
    live: true,
    problem: null,
  });
});
