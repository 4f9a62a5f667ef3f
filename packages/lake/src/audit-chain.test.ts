import fc from "fast-check";
import { expect, test } from "vitest";
import { CHAIN_START, firstBroken, hashOf } from "./audit-chain.ts";
import type { StoredLink } from "./tables/audit.ts";

type AuditEntry = Omit<StoredLink, "seq" | "previous" | "hash">;

/** Links entries to the one with hash `head`, as they were when the chain was written. */
function chain(head: string, list: readonly AuditEntry[]) {
  let previous = head;
  return list.map((each) => {
    const link = { ...each, previous, hash: hashOf(each, previous) };
    previous = link.hash;
    return link;
  });
}

const entry: fc.Arbitrary<AuditEntry> = fc.record({
  id: fc.uuid(),
  tenant: fc.string(),
  actor: fc.string(),
  action: fc.string(),
  subject: fc.string(),
  data: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
});
const entries = fc.array(entry, { minLength: 1, maxLength: 20 });

test("an unmodified chain verifies, in one piece or in two", () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, cut) => {
      const links = chain(CHAIN_START, list);
      const middle = cut % links.length;
      const head = middle === 0 ? CHAIN_START : links[middle - 1]!.hash;
      expect(firstBroken(CHAIN_START, links)).toBeUndefined();
      expect(firstBroken(head, links.slice(middle))).toBeUndefined();
    }),
  );
});

test("a changed entry is found", () => {
  fc.assert(
    fc.property(entries, fc.nat(), (list, position) => {
      const links = [...chain(CHAIN_START, list)];
      const index = position % links.length;
      links[index] = { ...links[index]!, actor: `${links[index]!.actor}!` };
      expect(firstBroken(CHAIN_START, links)).toBe(links[index]);
    }),
  );
});

test("a missing entry is found at the one that followed it", () => {
  const links = chain(CHAIN_START, fc.sample(entry, 4));
  expect(firstBroken(CHAIN_START, [links[0]!, links[2]!, links[3]!])).toBe(links[2]);
});

test("entries that changed places are found", () => {
  const links = chain(CHAIN_START, fc.sample(entry, 3));
  expect(firstBroken(CHAIN_START, [links[1]!, links[0]!, links[2]!])).toBe(links[1]);
});

test("a link written by an earlier version still verifies", () => {
  const link = {
    ...{ id: "aud_1", tenant: "acme", actor: "key_1", action: "score.create", subject: "tx_1" },
    ...{ data: { "9": 1, "10": { b: 0.5, a: "ö" } }, at: new Date(0), previous: CHAIN_START },
    hash: "18cb32ce3a30cd896d8577fca392aea7fbcb8567e0b43bf96a11300ad9b5ca75",
  };
  expect(firstBroken(CHAIN_START, [link])).toBeUndefined();
});
