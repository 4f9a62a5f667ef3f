import { expect, test } from "vitest";
import { z } from "zod";
import { rpcSettings, rpcUrls } from "./settings.ts";

const Settings = z.object(rpcSettings);

test("a network's endpoints are separated by commas; a network without a setting has none", () => {
  const settings = Settings.parse({
    TETRON_RPC_ETHEREUM: "https://a.example/v2/key, http://b.example:8545,",
  });

  expect(rpcUrls(settings, "ethereum")).toEqual(["https://a.example/v2/key", "http://b.example:8545"]);
  expect(rpcUrls(settings, "solana")).toEqual([]);
  expect(settings.TETRON_BITCOIN_CHAIN).toBe("mainnet");
});

test("an invalid URL is refused naming the setting", () => {
  for (const TETRON_RPC_BASE of ["localhost:8545", "ws://a.example", "nonsense"]) {
    const { error } = Settings.safeParse({ TETRON_RPC_BASE });
    expect(error!.issues[0]!.path[0]).toBe("TETRON_RPC_BASE");
  }
});
