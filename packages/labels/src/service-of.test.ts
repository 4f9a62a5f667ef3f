import { expect, test } from "vitest";
import { serviceOf } from "./service-of.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

const of = (...labels: [label: string, name: string][]) =>
  serviceOf(
    SHIPPED_TAXONOMY,
    labels.map(([label, name]) => ({ label, name })),
  );

test("wallets of one service have one name, whatever their number", () => {
  expect(of(["binance", "Binance 14"], ["exchange", "Binance 14"])).toBe("Binance");
  expect(of(["huobi", "Huobi: Old Address 8"])).toBe("Huobi");
  expect(of(["exchange", "bitfinex BTC hot wallet"])).toBe("bitfinex");
  expect(of(["exchange", "huobi reserve wallets BTC"])).toBe("huobi");
  expect(of(["kraken", ""])).toBe("kraken");
});

test("a word that names no service, and a service without deposits, are none", () => {
  expect(of(["exchange", ""])).toBe(null);
  expect(of(["bridge", "Hop Protocol: USDC Bridge"])).toBe(null);
  expect(of()).toBe(null);
});

test("a customer's own address at a service is no wallet of the service", () => {
  expect(of(["fund", "Three Arrows Capital: Binance Deposit"])).toBe(null);
  expect(of(["binance-deposit", "Somebody"], ["exchange", ""])).toBe(null);
});

test("a wallet that another label accuses or warns of vouches for nothing", () => {
  expect(of(["exchange", "Exmo 2"], ["phish-hack", ""])).toBe(null);
  expect(of(["exchange", "Exmo 2"], ["high-risk", ""])).toBe(null);
});
