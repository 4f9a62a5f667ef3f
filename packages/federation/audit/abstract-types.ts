import { ABSTRACT_TYPES, WORKS } from "./abstract-types-graph.ts";
import type { AuditCase, AuditSuite } from "./suite.ts";

/** What `works { id notes { work { ... } } }` answers, given what is asked of each noted work. */
const throughNotes = (novel: object, atlas: object) => ({
  works: [
    { id: "w1", notes: [{ work: novel }, { work: novel }] },
    { id: "w3", notes: [] },
    { id: "w2", notes: [{ work: atlas }] },
    { id: "w4", notes: [] },
  ],
});

const ask = (of: string, head = "") => `${head} { works { id notes { work { id ${of} } } } }`;

/** A conditional fragment, once with the condition's default and once with its opposite. */
const conditional = (says: string, fragment: string, [whenTrue, whenFalse]: [object, object]) =>
  [true, false].map((flag): [string, AuditCase] => [
    `${says}, ${flag}`,
    {
      query: ask(`${fragment} ... on Atlas { sku }`, `query ($flag: Boolean = ${flag})`),
      data: throughNotes({ id: "w1", ...(flag ? whenTrue : whenFalse) }, { id: "w2", sku: "sku-2" }),
    },
  ]);

const title = { title: "Novel 1" };
const sku = { sku: "sku-1" };
const publishers = "... on Atlas { publisher { ...Publisher } } ... on Novel { publisher { ...Publisher } }";

/** Interfaces, unions and conditions in every combination: see abstract-types-graph.ts. */
export const suite: AuditSuite = {
  subgraphs: ABSTRACT_TYPES,
  cases: {
    "a shared object of an interface": {
      query: "{ works { id size { girth weight } } }",
      data: { works: WORKS.map(({ id, size }) => ({ id, size })) },
    },
    "an interface found by an argument": {
      query: '{ similar(id: "w1") { id sku } }',
      data: { similar: [{ id: "w3", sku: "sku-3" }] },
    },
    "fields that require, below two aliases of one field": {
      query: `{
        novel: similar(id: "w1") { id delivery(zip: "1234") { fastest usual } }
        atlas: similar(id: "w2") { id delivery(zip: "1234") { fastest usual } }
      }`,
      data: {
        novel: [{ id: "w3", delivery: { fastest: "1234: same day", usual: "1 day" } }],
        atlas: [{ id: "w4", delivery: { fastest: "1234: same day", usual: "1 day" } }],
      },
    },
    "the same field in the interface and in fragments on its types": {
      query: `{ works {
        sku ... on Work { sku } ... on Novel { sku } ... on Atlas { sku } ... on Alike { __typename kind: __typename }
      } }`,
      data: { works: WORKS.map(({ sku: own, __typename }) => ({ sku: own, __typename, kind: __typename })) },
    },
    "an aliased entity beside a fragment": {
      query: "{ works { by: maker { email worksMade } ... on Atlas { title } } }",
      data: {
        works: WORKS.map(({ maker: { email }, __typename, title: own }) => ({
          by: { email, worksMade: 2 },
          ...(__typename === "Atlas" && { title: own }),
        })),
      },
    },
    "back to the interface through a list": {
      query: ask("sku ... on Atlas { title } ... on Novel { notesCount }"),
      data: throughNotes({ id: "w1", ...sku, notesCount: 2 }, { id: "w2", sku: "sku-2", title: "Atlas 1" }),
    },
    "lists that are empty for some": {
      query: "{ works { id notes { id } } }",
      data: {
        works: [
          { id: "w1", notes: [{ id: 1 }, { id: 2 }] },
          { id: "w3", notes: [] },
          { id: "w2", notes: [{ id: 3 }] },
          { id: "w4", notes: [] },
        ],
      },
    },
    ...Object.fromEntries([
      ...conditional("an included fragment", "... on Novel @include(if: $flag) { title }", [title, {}]),
      ...conditional("a skipped fragment", "... on Novel @skip(if: $flag) { title }", [{}, title]),
      ...conditional(
        "a skipped fragment beside one that is not",
        "... on Novel @skip(if: $flag) { title } ... on Novel { sku }",
        [sku, { ...title, ...sku }],
      ),
      ...conditional(
        "a fragment in an included fragment",
        "... on Novel @include(if: $flag) { title ... on Novel { sku } }",
        [{ ...title, ...sku }, {}],
      ),
      ...conditional(
        "a skipped fragment in an included one",
        "... on Novel @include(if: $flag) { title ... on Novel @skip(if: $flag) { sku } }",
        [title, {}],
      ),
    ]),
    "a union of an entity and a plain object": {
      query: `${ask(publishers)}
        fragment Publisher on Publisher { ... on Firm { id company } ... on Own { email } }`,
      data: throughNotes(
        { id: "w1", publisher: { email: "ada@example.com" } },
        { id: "w2", publisher: { id: "f1", company: "Firm 1" } },
      ),
    },
    "with a member that does not occur": {
      query: `${ask(publishers)}
        fragment Publisher on Publisher { ... on Firm { id company } ... on Own { email } ... on Crowd { name } }`,
      data: throughNotes(
        { id: "w1", publisher: { email: "ada@example.com" } },
        { id: "w2", publisher: { id: "f1", company: "Firm 1" } },
      ),
    },
    "with fields of one name and several types, under aliases": {
      query: `${ask(publishers)}
        fragment Publisher on Publisher {
          ... on Firm { mail: email { address } } ... on Own { text: email } ... on Crowd { text: email }
        }`,
      data: throughNotes(
        { id: "w1", publisher: { text: "ada@example.com" } },
        { id: "w2", publisher: { mail: { address: "firm@example.com" } } },
      ),
    },
  },
};
