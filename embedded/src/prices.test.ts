import { readRules } from "@tetron/gateway/graphql/rules";
import { readSupergraph } from "@tetron/gateway/supergraph-sdl";
import { schema as ingestion } from "@tetron/ingestion/schema";
import { schema as reputation } from "@tetron/reputation/schema";
import { schema as routing } from "@tetron/routing/schema";
import { schema as scoring } from "@tetron/scoring/schema";
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { expect, test } from "vitest";

/** Microseconds of CPU time of a commit, which every mutation makes. */
const COMMIT_MICROS = 4_000;
const rules = readRules(readSupergraph());
/** Keys of entities, which are known without resolving them. */
const KEYS = ["Network.id", "Wallet.id"];

/** The fields of a subgraph with a resolver function; all others are plain properties. */
function resolvedFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith("_"))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(
          ({ name, resolve }) =>
            !name.startsWith("_") && (resolve ?? defaultFieldResolver) !== defaultFieldResolver,
        )
        .map(({ name }) => `${type.name}.${name}`),
    );
}

test.each(Object.entries({ ingestion, scoring, reputation, routing }))(
  "every field of %s that is computed has a price",
  (_name, schema) => {
    const fields = resolvedFields(schema).filter((field) => !KEYS.includes(field));

    expect(fields.length).toBeGreaterThan(5);
    expect(fields.filter((field) => rules.get(field)?.cost === undefined)).toEqual([]);
  },
);

test("no mutation is cheaper than the commit that it makes", () => {
  const mutations = [...rules]
    .filter(([field, { cost }]) => field.startsWith("Mutation.") && cost !== undefined)
    // One value of each argument with a price.
    .map(([field, { cost = 0, argumentCosts = {} }]) => ({
      field,
      micros: Object.values(argumentCosts).reduce((sum, each) => sum + each, cost),
    }));

  expect(mutations.length).toBeGreaterThan(20);
  expect(mutations.filter(({ micros }) => micros < COMMIT_MICROS)).toEqual([]);
});
