import type { SubgraphSources } from "../test/compose.ts";
import { references, referencesWith, selectFields } from "./suite.ts";

const ADA = { __typename: "Person", id: "p1", email: "ada@example.com" };
const BOB = { __typename: "Person", id: "p2", email: "bob@example.com" };
const SELF = { __typename: "Own", email: ADA.email };
const FIRM = { __typename: "Firm", id: "f1" };

/** Two kinds of works in one list, in an order that is not that of their ids. */
export const WORKS = [
  { __typename: "Novel", id: "w1", sku: "sku-1", title: "Novel 1", weight: 0.5, maker: ADA, publisher: SELF },
  { __typename: "Novel", id: "w3", sku: "sku-3", title: "Novel 2", weight: 0.6, maker: BOB, publisher: SELF },
  { __typename: "Atlas", id: "w2", sku: "sku-2", title: "Atlas 1", weight: 0.2, maker: ADA, publisher: FIRM },
  { __typename: "Atlas", id: "w4", sku: "sku-4", title: "Atlas 2", weight: 0.3, maker: BOB, publisher: FIRM },
].map((work) => ({ ...work, size: { girth: "small", weight: work.weight } }));

const NOTES = [
  { id: 1, work: "w1" },
  { id: 2, work: "w1" },
  { id: 3, work: "w2" },
];

const bare = selectFields(WORKS, "__typename", "id");
const core = selectFields(WORKS, "__typename", "id", "sku", "size", "maker", "publisher");
const entity = (body: string, ...types: string[]) =>
  types.map((type) => `type ${type} implements Work @key(fields: "id") { id: ID! ${body} }`).join("\n");
const noted = {
  notes: ({ id }: { id: string }) =>
    NOTES.filter(({ work }) => work === id).map(({ id: note }) => ({ id: note, work: id })),
  notesCount: ({ id }: { id: string }) => NOTES.filter(({ work }) => work === id).length,
};
const shipping = {
  ...referencesWith(bare),
  delivery: ({ size }: { size?: { weight?: number } }, { zip }: { zip: string }) => {
    if (size?.weight === undefined) throw new Error("The size is required.");
    return { fastest: `${zip}: same day`, usual: `${size.weight < 1 ? "1 day" : "3 days"}` };
  },
};

/** Seven subgraphs with a part of each work. */
export const ABSTRACT_TYPES: SubgraphSources = {
  catalogue: {
    sdl: `type Query { works: [Work] similar(id: ID!): [Work] }
      interface Work { id: ID! sku: String size: Size maker: Person hidden: Boolean @inaccessible }
      interface Alike { alike: [Work] }
      type Size @shareable { girth: String weight: Float }
      union Publisher = Firm | Own | Crowd
      type Firm @key(fields: "id") { id: ID! }
      type Own { email: String }
      type Crowd { name: String email: String }
      ${["Novel", "Atlas"]
        .map(
          (type) => `type ${type} implements Work & Alike @key(fields: "id") {
            id: ID! sku: String size: Size @shareable maker: Person hidden: Boolean @inaccessible
            alike: [Work] publisher: Publisher
          }`,
        )
        .join("\n")}
      type Person @key(fields: "id") { id: ID! email: String }`,
    resolvers: {
      Query: {
        works: () => core,
        similar: (_: unknown, { id }: { id: string }) => {
          const work = WORKS.find((candidate) => candidate.id === id);
          return core.filter((other) => other["__typename"] === work?.__typename && other["id"] !== id);
        },
      },
      Novel: references(core),
      Atlas: references(core),
    },
  },
  people: {
    sdl: 'type Person @key(fields: "id") { id: ID! worksMade: Int }',
    resolvers: {
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({
          id,
          worksMade: WORKS.filter(({ maker }) => maker.id === id).length,
        }),
      },
    },
  },
  novels: {
    sdl: `interface Work { id: ID! } ${entity("title: String", "Novel")}`,
    resolvers: { Novel: references(selectFields(WORKS, "id", "title")) },
  },
  atlases: {
    sdl: `interface Work { id: ID! } ${entity("title: String", "Atlas")}`,
    resolvers: { Atlas: references(selectFields(WORKS, "id", "title")) },
  },
  notes: {
    sdl: `interface Work { id: ID! notesCount: Int notes: [Note] }
      ${entity("notesCount: Int notes: [Note]", "Novel", "Atlas")}
      type Note { id: Int work: Work }`,
    resolvers: {
      Note: { work: ({ work }: { work: string }) => bare.find(({ id }) => id === work) },
      Novel: { ...references(bare), ...noted },
      Atlas: { ...references(bare), ...noted },
    },
  },
  shipping: {
    sdl: `interface Work { id: ID! size: Size delivery(zip: String): Delivery }
      type Size @shareable { girth: String weight: Float }
      type Delivery { fastest: String usual: String }
      ${entity(
        `size: Size @external
        delivery(zip: String): Delivery @requires(fields: "size { girth weight }")`,
        "Novel",
        "Atlas",
      )}`,
    resolvers: { Novel: shipping, Atlas: shipping },
  },
  firms: {
    sdl: `type Firm @key(fields: "id") { id: ID! company: String email: Email }
      type Email { address: String }`,
    resolvers: {
      Firm: {
        __resolveReference: ({ id }: { id: string }) => ({
          id,
          company: "Firm 1",
          email: { address: "firm@example.com" },
        }),
      },
    },
  },
};
