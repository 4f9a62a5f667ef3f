import { buildSchema, execute, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { jointDocument } from "./joint-document.ts";
import { objectsOf, readShape, type Shape, writeShape } from "./selection-shape.ts";

const schema = buildSchema(/* GraphQL */ `
  interface Named { name: String }
  type Query { ok: Boolean }
  type Subscription { event: Event }
  type Event { id: ID! amount(unit: Unit = ETH, digits: Int): String note: String wallet: Wallet others: [Wallet]! named: Named }
  type Wallet implements Named { name: String score: Float tags: [String!]! event: Event peers(first: Int): [Wallet!] }
  enum Unit { ETH WEI }
`);
const wallet = (n: number): object => ({
  name: n === 0 ? null : `wallet "${n}"`,
  score: n / 3,
  tags: ["a", "b\n"].slice(0, n),
  event: () => (n > 2 ? null : anEvent),
  peers: ({ first = 2 }: { first?: number }) => Array.from({ length: first }, (_, i) => wallet(n + i + 1)),
});
const anEvent = {
  id: "1",
  amount: ({ unit, digits }: { unit: string; digits?: number }) => `1.${digits ?? ""}${unit}`,
  note: null,
  wallet: () => wallet(0),
  others: () => [wallet(1), null, wallet(2)],
};
const answer = (document: ReturnType<typeof parse>) =>
  execute({ schema, document, rootValue: { event: anEvent } }) as { data: unknown; errors?: unknown };

/** Numbers from a seed, 0 to below `n`. */
function draw(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % n;
  };
}

type Draw = ReturnType<typeof draw>;

const LEAVES = {
  Event: ["id", "amount", "amount(unit: WEI)", "amount(unit: WEI, digits: 2)", "note", "__typename"],
  Wallet: ["name", "score", "tags", "__typename"],
};
const OBJECTS = {
  Event: ["wallet", "others"],
  Wallet: ["event", "peers", "peers(first: 1)"],
};

function aSelection(pick: Draw, type: "Event" | "Wallet", depth: number): string {
  const parts = Array.from({ length: 1 + pick(5) }, () => {
    const isObject = depth > 0 && pick(3) === 0;
    const fields = (isObject ? OBJECTS : LEAVES)[type];
    const at = pick(fields.length);
    const field = fields[at]!;
    // Equal keys are of equal fields, as validation demands.
    const alias =
      field.includes("(") || pick(3) === 0 ? `${type.toLowerCase()}_${field.replace(/\W/g, "")}: ` : "";
    const next = type === "Event" || field === "peers" || field.startsWith("peers(") ? "Wallet" : "Event";
    const inner = isObject ? ` { ${aSelection(pick, next, depth - 1)} }` : "";
    const text = `${alias}${field}${["", "", "", " @include(if: true)", " @skip(if: true)"][pick(5)]}${inner}`;
    return [text, text, `... { ${text} }`, `... on ${type} { ${text} }`][pick(4)]!;
  });
  return parts.join(" ");
}

test("of a joint answer each selection gets what it would get by itself, to the byte", () => {
  let count = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const pick = draw(seed);
    const documents = Array.from({ length: 2 + pick(6) }, () =>
      parse(
        pick(2) === 0
          ? `subscription { event { ${aSelection(pick, "Event", 3)} } }`
          : `subscription S { e: event { ...F } } fragment F on Event { ${aSelection(pick, "Event", 3)} }`,
      ),
    );
    for (const document of documents) expect(validate(schema, document)).toEqual([]);
    const read = documents.map((document) => ({ document, shape: readShape(schema, document) }));
    const shaped = read.filter(({ shape }) => shape !== undefined);
    count += shaped.length;
    if (shaped.length === 0) continue;
    const shapes = shaped.map(({ shape }) => shape!);
    const joint = jointDocument(shapes);
    expect(validate(schema, joint)).toEqual([]);
    const { data, errors } = answer(joint);
    expect(errors).toBeUndefined();
    const alone = shaped.map(({ document }) => JSON.stringify(answer(document)));
    expect(shapes.map((shape) => `{"data":${writeShape(shape, data)}}`)).toEqual(alone);
  }
  // All but those in which everything of an object is skipped.
  expect(count).toBeGreaterThan(1_000);
});

test("what depends on more than the answered object has no shape", () => {
  const shapeOf = (text: string) => readShape(schema, parse(text));
  expect(shapeOf("subscription ($n: Int) { event { amount(digits: $n) } }")).toBeUndefined();
  expect(shapeOf("subscription ($b: Boolean!) { event { id note @include(if: $b) } }")).toBeUndefined();
  expect(shapeOf("subscription { event { id wallet { name @skip(if: true) } } }")).toBeUndefined();
  expect(shapeOf("subscription { event { id note @other } }")).toBeUndefined();
  expect(shapeOf("subscription { event { named { name } } }")).toBeUndefined();
  expect(shapeOf("subscription { event { wallet { ... on Named { name } } } }")).toBeUndefined();
});

test("shapes of the same objects differ by their objects, not by their leaves", () => {
  const objects = (text: string) => objectsOf(readShape(schema, parse(`subscription { ${text} }`)) as Shape);
  expect(objects("event { id wallet { name } }")).toBe(objects("e: event { w: wallet { score tags } note }"));
  expect(objects("event { id }")).not.toBe(objects("event { wallet { name } }"));
  expect(objects("event { wallet { peers { name } } }")).not.toBe(
    objects("event { wallet { peers(first: 1) { name } } }"),
  );
});
