import { readRules } from "@tetron/gateway/graphql/rules";
import { readSupergraph } from "@tetron/gateway/supergraph-sdl";
import { schema as ingestion } from "@tetron/ingestion/schema";
import { schema as reputation } from "@tetron/reputation/schema";
import { schema as routing } from "@tetron/routing/schema";
import { schema as scoring } from "@tetron/scoring/schema";
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { expect, test } from "vitest";

const rules = readRules(readSupergraph());
/** Of an entity its key is known before anyone asks for it. */
const KEYS = ["Network.id", "Wallet.id"];

/** The fields of a subgraph that a function computes; all others are read from what is there. */
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
