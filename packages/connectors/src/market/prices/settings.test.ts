import { expect, test } from "vitest";
import { z } from "zod";
import { httpProvider, priceSettings } from "./settings.ts";

const Settings = z.object(priceSettings);

test("a provider is a URL with a place for the symbol, and the path to its price", () => {
  const url = "https://prices.example/v2/{symbol}-USD/spot";
  expect(httpProvider(Settings.parse({ TETRON_PRICE_URL: url }))).toEqual({ url, path: "data.amount" });
  expect(httpProvider(Settings.parse({}))).toBeNull();
});

test("a URL without a place for the symbol is refused under its name", () => {
  for (const TETRON_PRICE_URL of ["https://prices.example/ETH", "{symbol}", ""])
    expect(Settings.safeParse({ TETRON_PRICE_URL }).error!.issues[0]!.path).toEqual(["TETRON_PRICE_URL"]);
});
