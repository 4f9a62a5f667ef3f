import { expect, test } from "vitest";
import { liveFrom } from "../../provenance.ts";
import { feeOf } from "./fee-of.ts";
import { evenInclusion } from "./inclusion.ts";
import type { NetworkFees } from "./network-fees.ts";

function fees(change: Partial<NetworkFees>, price = 10n): NetworkFees {
  const tier = { price, maxPrice: price * 2n, tip: 1n, inclusion: evenInclusion([0.5], 1) };
  return {
    network: "ethereum",
    unit: "wei/gas",
    tiers: { slow: tier, standard: tier, fast: tier },
    perSignature: 0n,
    dataFee: null,
    blockSeconds: 12,
    congestion: 0.5,
    provenance: liveFrom("rpc:ethereum", new Date(0), new Date(0)),
    notes: [],
    ...change,
  };
}

test("gas is paid in wei", () => {
  expect(feeOf(fees({}), "slow", { units: 21_000n })).toBe(210_000n);
});

test("a started satoshi or lamport is a whole one", () => {
  expect(feeOf(fees({ unit: "sat/kvB" }, 1_001n), "fast", { units: 141n })).toBe(142n);
  const solana = fees({ unit: "microlamport/CU", perSignature: 5_000n }, 10_000n);
  expect(feeOf(solana, "fast", { units: 450n })).toBe(5_005n);
  expect(feeOf(solana, "fast", { units: 450n, signatures: 2 })).toBe(10_005n);
});

test("a rollup's data is paid for by the byte above a minimum", () => {
  const dataFee = { minimum: 1_000n, fixed: -500n, perByte: 10n };
  expect(feeOf(fees({ dataFee }), "slow", { units: 0n, bytes: 100 })).toBe(1_000n);
  expect(feeOf(fees({ dataFee }), "slow", { units: 0n, bytes: 200 })).toBe(1_500n);
  expect(feeOf(fees({ dataFee }), "slow", { units: 0n })).toBe(1_000n);
});
