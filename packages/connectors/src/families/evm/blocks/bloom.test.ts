import { expect, test } from "vitest";
import { bloomBits, bloomOf, mayHave, readBloom, topicBits } from "./bloom.ts";

test("a filter has what was added to it, and not what was not", () => {
  const logs = [{ address: `0x${"22".repeat(20)}`, topics: [`0x${"33".repeat(32)}`] }];
  const bloom = bloomOf(logs);
  expect(mayHave(bloom, bloomBits(logs[0]!.address))).toBe(true);
  expect(mayHave(bloom, bloomBits(logs[0]!.topics[0]!))).toBe(true);
  expect(mayHave(bloom, bloomBits(`0x${"44".repeat(20)}`))).toBe(false);
  expect(readBloom(`0x${Buffer.from(bloom).toString("hex")}`)).toEqual(bloom);
});

test("an address as a topic is looked for with its zeros", () => {
  const address = `0x${"22".repeat(20)}`;
  const bloom = bloomOf([
    { address: `0x${"33".repeat(20)}`, topics: [`0x${"0".repeat(24)}${"22".repeat(20)}`] },
  ]);
  expect(mayHave(bloom, topicBits(address))).toBe(true);
  expect(mayHave(bloom, bloomBits(address))).toBe(false);
});
