import { expect, test } from "vitest";
import { isNetwork, NETWORK_IDS, NETWORKS, networkOfCaip2, parseNetwork } from "./network.ts";
import { refusalOf } from "./testing.ts";

test("a network is found by its identifier and by its CAIP-2 id", () => {
  for (const id of NETWORK_IDS) {
    for (const text of [id, id.toUpperCase(), NETWORKS[id].caip2]) expect(parseNetwork(text)).toBe(id);
    expect(networkOfCaip2(NETWORKS[id].caip2)).toBe(id);
  }
});

test("an unknown network is refused with the list of known ones", () => {
  const failure = refusalOf(() => parseNetwork("dogechain", "to_network"));
  expect(failure.details).toEqual({ field: "to_network", reason: "unknown_network" });
  expect(failure.message).toContain("ethereum, polygon");
  expect(networkOfCaip2("eip155:99999")).toBeUndefined();
});

test("names of object members are not networks", () => {
  for (const text of ["constructor", "__proto__", "toString", ""]) expect(isNetwork(text)).toBe(false);
});

test("the first blocks are of the days on which the networks began", () => {
  const days = NETWORK_IDS.map((id) => [
    id,
    new Date(NETWORKS[id].firstBlock * 1_000).toISOString().slice(0, 10),
  ]);
  expect(Object.fromEntries(days)).toEqual({
    ethereum: "2015-07-30",
    polygon: "2020-05-30",
    bsc: "2020-04-20",
    arbitrum: "2021-05-28",
    base: "2023-06-15",
    optimism: "2021-01-14",
    bitcoin: "2009-01-03",
    solana: "2020-03-16",
  });
});
