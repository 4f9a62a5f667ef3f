import { buildSubgraphSchema } from "@apollo/subgraph";
import fc from "fast-check";
import { execute, type GraphQLObjectType, type GraphQLSchema, isObjectType, parse } from "graphql";
import { expect, test } from "vitest";
import { FEDERATED, MONOLITH, VARIABLES } from "../bench/wallet-graph.ts";
import { answerTo, federate } from "./testing.ts";

const schema = buildSubgraphSchema([
  { typeDefs: parse(MONOLITH.sdl), resolvers: MONOLITH.resolvers as never },
]);

/** A random selection of an object's fields: aliases, arguments, conditions and fragments included. */
function selectionOf(type: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = schema.getType(String(field.type).replace(/[[\]!]/g, ""));
    if (isObjectType(named) && depth === 0) return [];
    const inner = isObjectType(named)
      ? selectionOf(named, depth - 1).map((set) => ` ${set}`)
      : fc.constant("");
    const call = field.args.length > 0 ? `${field.name}(first: $first)` : field.name;
    const own = fc.constantFrom(call, `also_${field.name}: ${call}`);
    return [fc.tuple(own, when, inner).map(([name, condition, set]) => name + condition + set)];
  });
  const leaf = fc.constantFrom("__typename", "kind: __typename");
  const some = fc.array(fc.oneof({ weight: 9, arbitrary: fc.oneof(...fields) }, leaf), {
    minLength: 1,
    maxLength: 5,
  });
  const plain = some.map((selected) => selected.join(" "));
  const fragment = fc
    .tuple(when, plain)
    .map(([condition, body]) => `... on ${type.name}${condition} { ${body} }`);
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: plain }, fragment), { minLength: 1, maxLength: 3 })
    .map((parts) => `{ ${parts.join(" ")} }`);
}

const when = fc.constantFrom(
  "",
  "",
  "",
  " @include(if: $yes)",
  " @skip(if: $yes)",
  " @include(if: $no)",
  " @skip(if: $no)",
);

test("any query is answered as one schema would answer it", async () => {
  const supergraph = federate(FEDERATED);
  const wallet = (schema as GraphQLSchema).getType("Wallet") as GraphQLObjectType;
  const variables = { ...VARIABLES, first: 2, yes: true, no: false };

  await fc.assert(
    fc.asyncProperty(selectionOf(wallet, 3), async (selection) => {
      const query = `query ($id: ID!, $first: Int!, $yes: Boolean!, $no: Boolean!) {
        wallet(id: $id) ${selection} again: wallet(id: $id) { id @include(if: $yes) @skip(if: $no) labels }
        unused: __type(name: "Wallet") @skip(if: $yes) { name } ... @skip(if: $yes) { __typename }
        counted: wallet(id: $id) { counterparties(first: $first) { payments } }
      }`;
      const alone = await execute({ schema, document: parse(query), variableValues: variables });
      expect(JSON.stringify(await answerTo(supergraph, query, variables))).toBe(JSON.stringify(alone));
    }),
    { numRuns: 100 },
  );
});
