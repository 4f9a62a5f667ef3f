import { expect, test } from "vitest";
import { isNetwork, NETWORK_IDS, NETWORKS, networkOfCaip2, parseNetwork } from "./network.ts";
import { refusal } from "./testing.ts";

test("a network is found by its identifier and by its CAIP-2 id", () => {
  for (const id of NETWORK_IDS) {
    expect(parseNetwork(id)).toBe(id);
    expect(networkOfCaip2(NETWORKS[id].caip2)).toBe(id);
  }
});

test("an unknown network is refused with the list of known ones", () => {
  const failure = refusal(() => parseNetwork("dogechain", "to_network"));
  expect(failure.details).toEqual({ field: "to_network", reason: "unknown_network" });
  expect(failure.message).toContain("ethereum, polygon");
  expect(networkOfCaip2("eip155:99999")).toBeUndefined();
});

test("names of object members are not networks", () => {
  for (const text of ["constructor", "__proto__", "toString", ""]) expect(isNetwork(text)).toBe(false);
});
