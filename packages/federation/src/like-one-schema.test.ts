import { buildSubgraphSchema } from "@apollo/subgraph";
import fc from "fast-check";
import { execute, type GraphQLObjectType, type GraphQLSchema, isObjectType, parse } from "graphql";
import { expect, test } from "vitest";
import { ABSTRACT_TYPES, WORKS } from "../audit/abstract-types-graph.ts";
import { FEDERATED, MONOLITH, VARIABLES } from "../bench/wallet-graph.ts";
import type { Resolvers } from "../test/compose.ts";
import { answerTo, type Federated, federate, resultText } from "../test/federate.ts";
import { randomSelection } from "../test/random-selection.ts";

const oneSchema = (sdl: string, resolvers: Resolvers): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
const typeOf = (schema: GraphQLSchema, name: string) => schema.getType(name) as GraphQLObjectType;
const FLAGS = { yes: true, no: false };

/** Both must give the same text: the same data and the same errors. */
async function compare(
  supergraph: Federated,
  schema: GraphQLSchema,
  query: string,
  variables: Record<string, unknown>,
) {
  const alone = await execute({ schema, document: parse(query), variableValues: variables });
  expect(resultText(await answerTo(supergraph, query, variables))).toBe(resultText(alone));
}

test("any query of entities within entities is answered as one schema would answer it", async () => {
  const schema = oneSchema(MONOLITH.sdl, MONOLITH.resolvers);
  const supergraph = federate(FEDERATED);
  const selection = randomSelection(schema, typeOf(schema, "Wallet"), 3, {
    call: { counterparties: "counterparties(first: $first)" },
  });

  await fc.assert(
    fc.asyncProperty(selection, async (selected) => {
      const query = `query ($id: ID!, $first: Int!, $yes: Boolean!, $no: Boolean!) {
        wallet(id: $id) ${selected} again: wallet(id: $id) { id @include(if: $yes) @skip(if: $no) labels }
        unused: __type(name: "Wallet") @skip(if: $yes) { name } ... @skip(if: $yes) { __typename }
        counted: wallet(id: $id) { counterparties(first: $first) { payments } }
      }`;
      await compare(supergraph, schema, query, { ...VARIABLES, ...FLAGS, first: 2 });
    }),
    { numRuns: 60 },
  );
});

test("no alias, not even one that names a key, changes what is asked of another subgraph", async () => {
  const schema = oneSchema(MONOLITH.sdl, MONOLITH.resolvers);
  const wallet = typeOf(schema, "Wallet");
  const supergraph = federate(FEDERATED);
  const call = { counterparties: "counterparties(first: $first)" };
  const names = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap((type) => Object.keys((type as GraphQLObjectType).getFields()));
  const fields = [...new Set(names)];
  const strange = ["representations", "_entities", "_internal_qp_alias_0", "c_id"];
  const shuffled = fc
    .shuffledSubarray([...fields, ...strange], { minLength: fields.length, maxLength: fields.length })
    .map((aliases) => Object.fromEntries(fields.map((field, at) => [field, aliases[at]!])));

  await fc.assert(
    fc.asyncProperty(
      shuffled.chain((aliases) => randomSelection(schema, wallet, 3, { call, aliases })),
      async (selected) => {
        const query = `query ($id: ID!, $first: Int!, $yes: Boolean!, $no: Boolean!) {
          id: wallet(id: $id) ${selected}
          counted: wallet(id: $id) { counterparties(first: $first) { payments } }
          ... @skip(if: $yes) { __typename } ... @include(if: $no) { __typename }
        }`;
        await compare(supergraph, schema, query, { ...VARIABLES, ...FLAGS, first: 2 });
      },
    ),
    { numRuns: 100 },
  );
});

test("any query of interfaces and unions is answered as one schema would answer it", async () => {
  const { catalogue, people, notes, shipping, firms } = ABSTRACT_TYPES;
  const reference = (of: typeof people, type: string) => of?.resolvers?.[type]?.["__resolveReference"];
  const work = {
    ...notes?.resolvers?.["Novel"],
    delivery: shipping?.resolvers?.["Novel"]?.["delivery"],
    title: ({ id }: { id: string }) => WORKS.find((own) => own.id === id)?.title,
  };
  const firm = (field: string) => (parent: object) => reference(firms, "Firm")(parent)[field];
  const common = `id: ID! sku: String size: Size maker: Person notesCount: Int notes: [Note]
    delivery(zip: String): Delivery`;
  const schema = oneSchema(
    `type Query { works: [Work] similar(id: ID!): [Work] }
    interface Work { ${common} }
    interface Alike { alike: [Work] }
    type Novel implements Work & Alike { ${common} title: String alike: [Work] publisher: Publisher }
    type Atlas implements Work & Alike { ${common} title: String alike: [Work] publisher: Publisher }
    type Size { girth: String weight: Float } type Delivery { fastest: String usual: String }
    union Publisher = Firm | Own | Crowd
    type Firm { id: ID! company: String email: Email } type Email { address: String }
    type Own { email: String } type Crowd { name: String email: String }
    type Person { id: ID! email: String worksMade: Int } type Note { id: Int work: Work }`,
    {
      Query: catalogue?.resolvers?.["Query"] ?? {},
      Novel: work,
      Atlas: work,
      Note: { work: ({ work: id }: { work: string }) => WORKS.find((own) => own.id === id) },
      Person: { worksMade: (person: object) => reference(people, "Person")(person).worksMade },
      Firm: { company: firm("company"), email: firm("email") },
    },
  );
  const supergraph = federate(ABSTRACT_TYPES);
  const call = { delivery: 'delivery(zip: "1")' };

  await fc.assert(
    fc.asyncProperty(
      randomSelection(schema, schema.getType("Work") as never, 3, { call }),
      async (selected) => {
        const query = `query ($yes: Boolean!, $no: Boolean!) {
        works ${selected} some: similar(id: "w1") { id @skip(if: $yes) sku @include(if: $no) }
      }`;
        await compare(supergraph, schema, query, FLAGS);
      },
    ),
    { numRuns: 60 },
  );
});
