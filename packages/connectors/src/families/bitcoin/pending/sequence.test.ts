import { expect, test } from "vitest";
import { isNext, readSequence } from "./sequence.ts";

const TXID = "ab".repeat(32);
const FIVE = "0500000000000000";
const message = (letter: string, { count = 7, topic = "sequence", sequence = "" } = {}) => {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(count);
  const body = [Buffer.from(TXID, "hex"), Buffer.from(letter), Buffer.from(sequence, "hex")];
  return [Buffer.from(topic), Buffer.concat(body), number];
};

test("messages are read by their letter, and anything else is none", () => {
  const added = { what: "added", txid: TXID, sequence: 5, count: 7 };
  expect(readSequence(message("A", { sequence: FIVE }))).toEqual(added);
  expect(readSequence(message("R", { sequence: FIVE }))?.what).toBe("removed");
  expect(readSequence(message("D", { count: 8 }))).toEqual({ what: "disconnected", count: 8 });
  expect(readSequence(message("X"))).toBeUndefined();
  expect(readSequence(message("A"))).toBeUndefined();
  expect(readSequence(message("A", { sequence: FIVE, topic: "hashtx" }))).toBeUndefined();
  expect(readSequence(message("C").slice(0, 2))).toBeUndefined();
});

test("a count that is left out was lost, counts begin again, and nobody knows what was before the first", () => {
  const counts = [
    [9, 10],
    [0xffff_ffff, 0],
    [9, 11],
    [9, 9],
    [undefined, 9],
  ] as const;
  expect(counts.map(([before, count]) => isNext(before, count))).toEqual([true, true, false, false, false]);
});
