import type { EventData } from "@tetron/domain/events";
import { anEvent } from "@tetron/lake/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Filter, passes } from "./filter.ts";
import { createFilterIndex } from "./filter-index.ts";
import { streamEvent, walletKeys } from "./stream-event.ts";

const WALLETS = ["0xa", "0xb", "0xc", "0xd"];
const NETWORKS = ["ethereum", "polygon"] as const;
const RECOMMENDATIONS = ["approve", "review", "decline"] as const;
const TENANTS = ["acme", "other"];

const aSet = <Value extends string>(values: readonly Value[]) =>
  fc.option(
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }).map((some) => new Set<string>(some)),
    {
      nil: undefined,
    },
  );
const score = fc.double({ min: 0, max: 100, noNaN: true });
const filters: fc.Arbitrary<Filter> = fc.record({
  wallets: aSet(NETWORKS.flatMap((network) => WALLETS.flatMap((wallet) => walletKeys(network, wallet)))),
  networks: aSet(NETWORKS),
  recommendations: aSet(RECOMMENDATIONS),
  minScore: fc.option(score, { nil: undefined }),
});
const data: fc.Arbitrary<Partial<EventData<"score.completed">>> = fc.record({
  from_address: fc.constantFrom(...WALLETS),
  to_address: fc.constantFrom(...WALLETS),
  network: fc.constantFrom(...NETWORKS),
  recommendation: fc.constantFrom(...RECOMMENDATIONS),
  fraud_score: score,
});
const tenant = fc.constantFrom(...TENANTS);
const interests = fc.array(fc.record({ tenant, filter: filters, left: fc.boolean() }), { maxLength: 20 });

test("an event reaches exactly those of its tenant whose filter it meets, each once", () => {
  fc.assert(
    fc.property(interests, tenant, data, (wanted, owner, changes) => {
      const index = createFilterIndex();
      const got: number[] = [];
      wanted.forEach(({ left, ...interest }, at) => {
        const leave = index.add({ ...interest, channel: "scores", deliver: () => void got.push(at) });
        if (left) leave();
      });
      const event = {
        ...anEvent({ tenant: owner, data: { ...anEvent().data, ...changes } }),
        region: "local",
        seq: 1,
        version: 1,
      };
      const streamed = streamEvent({ event, cursor: new Map([["local", 1]]) })!;
      index.deliver(streamed);
      const entitled = wanted.flatMap(({ tenant: of, filter, left }, at) =>
        !left && of === owner && passes(filter, streamed) ? [at] : [],
      );

      expect(got.toSorted((a, b) => a - b)).toEqual(entitled);
    }),
  );
});

test("a filter is met by what meets each member", () => {
  const event = { ...anEvent(), region: "local", seq: 1, version: 1 };
  const streamed = streamEvent({ event, cursor: new Map([["local", 1]]) })!;
  const all = { wallets: undefined, networks: undefined, recommendations: undefined, minScore: undefined };
  const meets = (changes: Partial<Filter>) => passes({ ...all, ...changes }, streamed);

  expect(meets({})).toBe(true);
  expect(meets({ minScore: 12.7 })).toBe(true);
  expect(meets({ minScore: 12.8 })).toBe(false);
  expect(meets({ networks: new Set(["polygon"]) })).toBe(false);
  expect(meets({ recommendations: new Set(["approve"]) })).toBe(true);
  expect(meets({ wallets: new Set([event.data.to_address]) })).toBe(true);
  expect(meets({ wallets: new Set([`polygon:${event.data.to_address}`]) })).toBe(false);
});

test("a crowd gets an event once, for those who are its members then, and nothing once all have left", () => {
  const index = createFilterIndex();
  const got: (readonly unknown[])[] = [];
  const crowd = { deliver: (_: unknown, members: readonly unknown[]) => void got.push(members) };
  const alone: string[] = [];
  const interest = {
    tenant: "acme",
    channel: "scores" as const,
    filter: {
      ...{ wallets: new Set(["0xa", "0xb"]), networks: undefined },
      ...{ recommendations: undefined, minScore: undefined },
    },
    deliver: () => void alone.push("deliver"),
  };
  const join = (member: string) => index.add({ ...interest, belonging: { crowd, member } });
  const data = { ...anEvent().data, from_address: "0xa", to_address: "0xb" };
  const happen = () =>
    index.deliver(
      streamEvent({
        event: { ...anEvent({ tenant: "acme", data }), region: "local", seq: 1, version: 1 },
        cursor: new Map(),
      })!,
    );

  const leaveOne = join("one");
  const leaveTwo = join("two");
  happen();
  leaveOne();
  leaveOne();
  happen();
  const leaveThree = join("three");
  happen();
  leaveTwo();
  leaveThree();
  happen();
  join("four");
  happen();
  expect(got).toEqual([["one", "two"], ["two"], ["two", "three"], ["four"]]);
  expect(alone).toEqual([]);
});
