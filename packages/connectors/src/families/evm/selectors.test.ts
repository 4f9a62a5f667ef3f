import { toFunctionSelector } from "viem";
import { expect, test } from "vitest";
import { DECIMALS, LATEST_ROUND_DATA } from "../../market/prices/chainlink.ts";
import { GET_L1_FEE_UPPER_BOUND, GET_PRICES_IN_WEI } from "./data-fee.ts";

test("the selectors are those of the functions that they name", () => {
  expect(GET_L1_FEE_UPPER_BOUND).toBe(toFunctionSelector("getL1FeeUpperBound(uint256)"));
  expect(GET_PRICES_IN_WEI).toBe(toFunctionSelector("getPricesInWei()"));
  expect(LATEST_ROUND_DATA).toBe(toFunctionSelector("latestRoundData()"));
  expect(DECIMALS).toBe(toFunctionSelector("decimals()"));
});
