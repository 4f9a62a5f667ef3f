import { NETWORK_IDS } from "@tetron/domain/network";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_FEES, requireBelievable } from "./believable.ts";
import { TIERS } from "./network-fees.ts";
import { tableFees } from "./table.ts";

const dear = fc.bigInt(0n, 10n ** 18n);

test("for any input, accepted fees ascend with the tiers and are within what the network can charge", () => {
  const bid = fc.record({ price: dear, more: dear, tip: dear });
  fc.assert(
    fc.property(fc.constantFrom(...NETWORK_IDS), fc.tuple(bid, bid, bid), (network, bids) => {
      const table = tableFees(network, "a test");
      const tiers = Object.fromEntries(
        TIERS.map((tier, at) => {
          const { price, more, tip } = bids[at]!;
          return [tier, { ...table.tiers[tier], price, maxPrice: price + more, tip }];
        }),
      ) as typeof table.tiers;
      const most = MAX_FEES[network];
      try {
        const { slow, standard, fast } = requireBelievable({ ...table, tiers }).tiers;
        expect(slow.price <= standard.price && standard.price <= fast.price).toBe(true);
        expect(slow.maxPrice <= standard.maxPrice && standard.maxPrice <= fast.maxPrice).toBe(true);
        expect(fast.maxPrice <= most).toBe(true);
      } catch (error) {
        expect((error as Error).message).toContain("an impossible fee");
        expect(bids.some(({ price, more }) => price + more > most)).toBe(true);
      }
    }),
  );
});

test("what ships is believed, on every network", () => {
  for (const network of NETWORK_IDS) {
    const table = tableFees(network, "a test");
    expect(requireBelievable(table).tiers).toEqual(table.tiers);
  }
});

test("a data fee that no parent chain could charge is refused", () => {
  const table = tableFees("base", "a test");
  const dataFee = { minimum: 0n, fixed: 0n, perByte: 10n ** 30n };

  expect(() => requireBelievable({ ...table, dataFee })).toThrow("an impossible fee");
});
