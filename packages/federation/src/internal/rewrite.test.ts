import { expect, test } from "vitest";
import { compileRewrites } from "./rewrite.ts";

const fits = (typename: unknown, conditions: string | readonly string[]) =>
  conditions.includes(String(typename));

test("a key is renamed in the objects of one type, through lists", () => {
  const path = [{ Key: "items" }, { TypenameEquals: ["Lamp"] }, { Key: "_alias_0" }];
  const rewrites = compileRewrites([{ KeyRenamer: { path, renameKeyTo: "size" } }], fits);
  const data = {
    items: [
      { __typename: "Lamp", _alias_0: 1 },
      { __typename: "Rope", _alias_0: 2 },
      null,
      [{ __typename: "Lamp", _alias_0: 3 }],
    ],
  };
  rewrites?.apply(data);

  expect(data.items).toEqual([
    { __typename: "Lamp", size: 1 },
    { __typename: "Rope", _alias_0: 2 },
    null,
    [{ __typename: "Lamp", size: 3 }],
  ]);
  expect(rewrites?.path(["items", 3, 0, "_alias_0", "deep"])).toEqual(["items", 3, 0, "size", "deep"]);
  expect(rewrites?.path(["items", 3, "other"])).toEqual(["items", 3, "other"]);
  expect(rewrites?.path(["items"])).toEqual(["items"]);
});

test("a value is set, in either of the planner's spellings", () => {
  const setter = { path: [{ TypenameEquals: ["Mate"] }, { Key: "__typename" }], setValueTo: "Crew" };
  for (const rewrite of [{ ValueSetter: setter }, { kind: "ValueSetter" as const, ...setter }]) {
    const mate = { __typename: "Mate", id: 1 };
    const boat = { __typename: "Boat" };
    const rewrites = compileRewrites([rewrite], fits);
    rewrites?.apply(mate);
    rewrites?.apply(boat);

    expect([mate, boat]).toEqual([{ __typename: "Crew", id: 1 }, { __typename: "Boat" }]);
    expect(rewrites?.path(["__typename"])).toEqual(["__typename"]);
  }
});

test("without rewrites the data is unchanged", () => {
  expect(compileRewrites([], fits)).toBeNull();
  expect(compileRewrites(undefined, fits)).toBeNull();
});
