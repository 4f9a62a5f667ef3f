import { readFileSync } from "node:fs";
import { getSafeL2SingletonDeployments, getSafeSingletonDeployments } from "@safe-global/safe-deployments";
import { NETWORK_IDS, NETWORKS } from "@tetron/domain/network";
import * as accountAbstraction from "viem/account-abstraction";
import { expect, test } from "vitest";
import { ENTRY_POINTS, SAFE_PROXIES, SAFE_SINGLETONS } from "./known-accounts.ts";

const VERSIONS = ["1.0.0", "1.1.1", "1.2.0", "1.3.0", "1.4.1", "1.5.0"];
const evmNetworks = NETWORK_IDS.filter((network) => NETWORKS[network].family === "evm");

test("every Safe that its makers have deployed on a network of Tetron is known, and nothing else", () => {
  const chains = evmNetworks.map((network) => NETWORKS[network].caip2.replace("eip155:", ""));
  const deployed = VERSIONS.flatMap((version) =>
    [getSafeSingletonDeployments, getSafeL2SingletonDeployments].flatMap((of) =>
      chains.flatMap((network) => of({ version, network })?.networkAddresses[network] ?? []),
    ),
  );
  expect(deployed.length).toBeGreaterThan(0);
  const addresses = new Set(deployed.flat().map((address) => address.toLowerCase()));
  expect([...SAFE_SINGLETONS].toSorted()).toEqual([...addresses].toSorted());
});

test("the proxies of every version of Safe are known by their code", () => {
  const { code } = JSON.parse(
    readFileSync(new URL("fixtures/safe-proxies.json", import.meta.url), "utf8"),
  ) as { code: Record<string, string> };
  const known = Object.values(code).map((each) => SAFE_PROXIES.filter((proxy) => each.startsWith(proxy)));
  expect(known.map(({ length }) => length)).toEqual(Object.keys(code).map(() => 1));
  expect(new Set(known.flat())).toEqual(new Set(SAFE_PROXIES));
});

test("every entry point of ERC-4337 that viem knows is known, and nothing else", () => {
  const addresses = Object.entries(accountAbstraction)
    .filter(([name]) => /^entryPoint\d+Address$/.test(name))
    .map(([, address]) => String(address).toLowerCase());
  expect([...ENTRY_POINTS].toSorted()).toEqual(addresses.toSorted());
});
