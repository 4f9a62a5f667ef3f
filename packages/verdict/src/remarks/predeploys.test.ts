import { coinContract } from "@tetron/domain/coin-contract";
import { expect, test } from "vitest";
import { lossOf } from "./loss.ts";

const BRIDGE = "0x4200000000000000000000000000000000000010";
const COIN = { contract: null };
const TOKEN = { contract: "0x0b2c639c533813f4aa9d7837caf62653d097ff85" };

test("a token to a predeployed contract of the OP stack would be lost, a coin would not, and elsewhere it is any address", () => {
  for (const network of ["optimism", "base"] as const) {
    expect(lossOf(TOKEN, { network, address: BRIDGE })).toMatchObject({ kind: "predeploy" });
    expect(lossOf(COIN, { network, address: BRIDGE })).toBeNull();
  }
  expect(lossOf(TOKEN, { network: "ethereum", address: BRIDGE })).toBeNull();
});

test("the beacon deposit contract refuses a plain payment of the coin, on Ethereum", () => {
  const address = "0x00000000219ab540356cbb839cbe05303d7705fa";
  expect(coinContract("ethereum", address)).toMatchObject({ does: "refuses" });
  expect(coinContract("base", address)).toBeNull();
});
