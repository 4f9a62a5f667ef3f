import fc from "fast-check";
import { expect, test } from "vitest";
import { copyData, merge } from "./merge.ts";

test("objects and lists merge member by member", () => {
  const target = { a: { x: 1 }, list: [{ x: 1 }, { x: 2 }], kept: 1 };
  merge(target, { a: { y: 2 }, list: [{ y: 1 }, { y: 2 }, { y: 3 }], added: true });

  expect(target).toEqual({
    a: { x: 1, y: 2 },
    list: [{ x: 1, y: 1 }, { x: 2, y: 2 }, { y: 3 }],
    kept: 1,
    added: true,
  });
});

test("a value wins over null, whichever comes first", () => {
  const target = { a: null, b: 1, list: [null, { x: 1 }] };
  merge(target, { a: 2, b: null, c: null, list: [{ y: 1 }, null] });

  expect(target).toEqual({ a: 2, b: 1, c: null, list: [{ y: 1 }, { x: 1 }] });
});

test("an object and a list in the same place leave the first", () => {
  const target = { a: { x: 1 }, b: [1] };
  merge(target, { a: [1], b: { x: 1 } });

  expect(target).toEqual({ a: { x: 1 }, b: [1] });
});

test("the prototype is out of reach, in merging and in copying", () => {
  const poison = JSON.parse('{ "a": { "__proto__": { "poisoned": 1 } }, "__proto__": { "poisoned": 1 } }');
  merge({ a: {} }, poison);
  copyData(poison);

  expect(({} as { poisoned?: number }).poisoned).toBeUndefined();
});

test("merging what is known already changes nothing, and a copy shares nothing", () => {
  const json = fc.object({
    key: fc.stringMatching(/^[a-z]{1,3}$/),
    values: [fc.integer(), fc.string(), fc.boolean(), fc.constant(null)],
    maxDepth: 4,
  });
  fc.assert(
    fc.property(json, (data) => {
      const own = copyData(data) as Record<string, unknown>;
      const before = JSON.stringify(own);
      expect(own).toEqual(data);
      merge(own, copyData(data) as Record<string, unknown>);
      expect(JSON.stringify(own)).toBe(before);
    }),
  );
});
