import { readFileSync } from "node:fs";
import { isFailure } from "@tetron/domain/failure";
import {
  buildSchema,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
} from "graphql";
import { expect, test } from "vitest";
import { requireStorableTexts } from "./texts.ts";

const SDL = readFileSync(new URL("../../../schema/schema.graphql", import.meta.url), "utf8");
const schema = buildSchema(SDL);
const BAD = ["a\0b", "\uD800", "x\uDC00y"];

/** Every place of a type where a text may stand: its path, and a value with the text there and nothing else. */
function places(type: GraphQLInputType, text: string): readonly (readonly [path: string, value: unknown])[] {
  if (isNonNullType(type)) return places(type.ofType, text);
  if (isListType(type)) return places(type.ofType, text).map(([path, value]) => [join("0", path), [value]]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field: GraphQLInputField) =>
      places(field.type, text).map(
        ([path, value]) => [join(field.name, path), { [field.name]: value }] as const,
      ),
    );
  return isLeafType(type) && ["String", "ID", "DateTime"].includes(type.name) ? [["", text]] : [];
}

const join = (...names: string[]) => names.filter((name) => name !== "").join(".");

/** Every argument of the graph, at the root or deeper. */
const args: readonly (readonly [name: string, argument: GraphQLArgument])[] = Object.values(
  schema.getTypeMap(),
)
  .filter((type) => !type.name.startsWith("__"))
  .flatMap((type) => ("getFields" in type && !isInputObjectType(type) ? Object.values(type.getFields()) : []))
  .flatMap((field) => field.args.map((argument) => [`${field.name}(${argument.name})`, argument] as const))
  .filter(([, { type }]) => places(type, "").length > 0);

test("the graph has arguments that take text", () => {
  expect(args.length).toBeGreaterThan(5);
  expect(getNamedType(args[0]![1].type)).toBeDefined();
});

test.each(args)(
  "no text of %s passes that cannot be stored, as a variable or in the document",
  (_name, argument) => {
    for (const text of BAD)
      for (const [path, value] of places(argument.type, text)) {
        const query = parse("query ($v: String) { __typename }");
        expect(refusalOf(() => requireStorableTexts(query, { v: value }))).toMatchObject({
          details: { field: join("v", path), reason: "unstorable_text" },
        });
        const refused = refusalOf(() =>
          requireStorableTexts(parse(`{ f(${argument.name}: ${literal(value)}) }`), {}),
        );
        // GraphQL itself has no way to write half of a surrogate pair.
        if (text.isWellFormed())
          expect(refused).toMatchObject({
            details: { field: join(argument.name, path).replaceAll(/\.0(?=\.|$)/g, "") },
          });
        else expect(refused).toBeInstanceOf(GraphQLError);
      }
  },
);

test("a default value and a directive's argument are texts too", () => {
  for (const [field, text] of [
    ["v", 'query ($v: String = "\\u0000") { f(a: $v) }'],
    ["if", '{ f @include(if: "\\u0000") }'],
    ["a.b", '{ f(a: [{ b: ["fine", "\\u0000"] }]) }'],
  ])
    expect(refusalOf(() => requireStorableTexts(parse(text!), {}))).toMatchObject({ details: { field } });
});

test("what can be stored passes", () => {
  expect(() =>
    requireStorableTexts(parse('{ f(a: "🙂 \\u200B") }'), { v: ["é", { k: null }] }),
  ).not.toThrow();
});

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, each]) => `${name}: ${literal(each)}`)
      .join(", ")} }`;
  return JSON.stringify(value);
}

function refusalOf(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    if (isFailure(error) || error instanceof GraphQLError) return error;
    throw error;
  }
  return undefined;
}
