import { expect, test } from "vitest";
import { readPaymentSense } from "./payment-sense.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

const senseOf = (...labels: readonly [label: string, name?: string][]) =>
  readPaymentSense(
    SHIPPED_TAXONOMY,
    labels.map(([label, name = ""]) => ({ label, name })),
  )?.sense;

test("a token's contract is known by its word or by the name that an explorer gives it", () => {
  expect(senseOf(["token-contract"])).toBe("lost");
  expect(senseOf(["yearn", "Ygov.finance: YFI Token"])).toBe("lost");
  expect(senseOf(["blocked", "Zoracles: ZORA Token"])).toBe("lost");
  expect(senseOf(["coinbase", "Coinbase: cbETH Token"])).toBe("lost");
});

test("a pair, a proof contract, a router or a closed exchange may not know what to do with a payment", () => {
  expect(senseOf(["blocked", "Uniswap V2: USD-USDT"])).toBe("doubtful");
  expect(senseOf(["fraud-proof", "Arbitrum One: One Step Proof"])).toBe("doubtful");
  expect(senseOf(["uniswap", "Uniswap V3: Router"])).toBe("doubtful");
  expect(senseOf(["quadrigacx", "QuadrigaCX 2"])).toBe("doubtful");
  expect(senseOf(["gemini", "Gemini: Old Contract 1"], ["old-contract", "Gemini: Old Contract 1"])).toBe(
    "doubtful",
  );
});

test("an exchange receives what is paid to it, and so does the person behind a project", () => {
  expect(senseOf(["binance", "Binance 14"])).toBe("sensible");
  expect(senseOf(["uniswap", "Uniswap V3: Deployer"])).toBe("sensible");
  expect(senseOf(["gnosis", "Gnosis: MultiSig 2"])).toBe("sensible");
});

test("a word that names no kind of party, or accuses one, says nothing about a payment's sense", () => {
  expect(senseOf()).toBeUndefined();
  expect(senseOf(["blocked"])).toBeUndefined();
  expect(senseOf(["no-such-word"])).toBeUndefined();
  expect(senseOf(["phish-hack"], ["tornado-cash"])).toBeUndefined();
  expect(senseOf(["spam-token"])).toBe("lost");
});

test("a word for any contract makes a plain payment doubtful", () => {
  expect(
    readPaymentSense(SHIPPED_TAXONOMY, [{ label: "smart-contract", name: "Beacon Deposit Contract" }]),
  ).toMatchObject({
    sense: "doubtful",
  });
});
