import { expect, test } from "vitest";
import { countVerdicts, type JudgedService } from "./count-verdicts.ts";

const exchange = (changes: Partial<JudgedService>): JudgedService => ({
  ...{ category: "exchange", extent: null, read: "approved", withheld: "reviewed" },
  ...changes,
});

test("the rate is the share that is declined for fraud, and a payment that would fail is no false positive", () => {
  const [group] = countVerdicts([
    exchange({ read: "declined" }),
    exchange({ read: "senseless" }),
    exchange({ read: "reviewed" }),
    exchange({}),
  ]);
  expect(group!.all.labels_read).toEqual({
    wallets: 4,
    ...{ declined: 1, senseless: 1, reviewed: 1, approved: 1 },
    false_positive_rate: 0.25,
    interval: { low: expect.closeTo(0.0456, 4), high: expect.closeTo(0.6994, 4) },
  });
});

test("wallets with a stored history are counted separately, since only these can be judged without labels", () => {
  const [group] = countVerdicts([
    exchange({ extent: "whole", withheld: "declined" }),
    exchange({ extent: "part" }),
    exchange({ extent: "part" }),
    exchange({}),
  ]);
  expect(group!.all.labels_withheld).toMatchObject({ wallets: 4, false_positive_rate: 1 / 4 });
  expect(group!.with_history).toMatchObject({
    ...{ whole: 1, part: 2 },
    labels_withheld: { wallets: 3, declined: 1, false_positive_rate: 1 / 3 },
  });
});

test("every category has a group, by name, and the last is all of them; without wallets there is no rate", () => {
  const groups = countVerdicts([exchange({}), exchange({ category: "bridge" })]);
  expect(groups.map(({ category, all }) => [category, all.labels_read.wallets])).toEqual([
    ["bridge", 1],
    ["exchange", 1],
    ["all", 2],
  ]);
  expect(groups[0]!.with_history.labels_read).toMatchObject({ false_positive_rate: null, interval: null });
});
