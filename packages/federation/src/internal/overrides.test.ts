import { expect, test } from "vitest";
import type { SubgraphSources } from "../../test/compose.ts";
import { answerTo, federate } from "../../test/federate.ts";
import { chooseOverrides } from "./overrides.ts";

test("without labelled overrides every request has the same plan", () => {
  const choose = chooseOverrides({ overrideLabels: [], overridePercentages: [] }, () => true);

  expect(choose(1)).toBe(choose(2));
});

test("percentages hold for as many requests of a hundred", () => {
  let roll = 0;
  const choose = chooseOverrides(
    { overrideLabels: [], overridePercentages: [75, 25] },
    undefined,
    () => roll,
  );
  const held = Array.from({ length: 100 }, (_, percent) => {
    roll = percent / 100;
    const { percentage, key } = choose(undefined);
    return { key, quarter: percentage < 25, most: percentage < 75 };
  });

  expect(held.filter(({ quarter }) => quarter)).toHaveLength(25);
  expect(held.filter(({ most }) => most)).toHaveLength(75);
  expect(new Set(held.map(({ key }) => key)).size).toBe(3);
});

test("a label is active when the caller sets it, and the plan follows", async () => {
  const named = (name: string) => ({
    Query: { thing: () => ({ id: "1", name }) },
    Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, name }) },
  });
  const sources: SubgraphSources = {
    old: {
      sdl: 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! name: String }',
      resolvers: named("old"),
    },
    new: {
      sdl: 'type Thing @key(fields: "id") { id: ID! name: String @override(from: "old", label: "beta") }',
      resolvers: { Thing: named("new").Thing },
    },
  };
  let beta = false;
  const supergraph = federate(sources, { isOverrideActive: (label) => label === "beta" && beta });
  const name = async () => (await answerTo(supergraph, "{ thing { name } }")).data.thing.name;

  expect(await name()).toBe("old");
  beta = true;
  expect(await name()).toBe("new");
  beta = false;
  expect(await name()).toBe("old");
});
