import { createRequire } from "node:module";
import { Parser } from "@asyncapi/parser";
import { EVENTS } from "@tetron/domain/events";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { asyncApi } from "../gateway/src/stream/async-api.ts";

const official = createRequire(import.meta.url)("@asyncapi/specs/schemas/3.0.0.json");
// The official schema includes the meta-schema of JSON Schema.
const lenient = { strict: false, validateFormats: false, validateSchema: false } as const;
const check = new Ajv({ ...lenient, meta: false, allErrors: true }).compile(official);

interface Document {
  readonly channels: Readonly<Record<string, { readonly messages: object }>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly payload: object }>> };
}
const document = asyncApi() as unknown as Document;

test("the table of events is a valid AsyncAPI document by the official schema", () => {
  expect([check(document), check.errors]).toEqual([true, null]);
});

test.each([
  { ...document, asyncapi: "2.6.0" },
  { ...document, channels: { tenant: { address: 7 } } },
  { ...document, servers: { edge: { host: "x" } } },
  { ...document, operations: { send: { action: "shout" } } },
  { ...document, components: { messages: { "score.completed": { name: 7 } } } },
])("the official schema refuses an invalid document: %#", (broken) => {
  expect(check(broken)).toBe(false);
});

const parser = new Parser();
/** The parser compiles the schemas of every version. */
const PARSING_MS = 120_000;

/** What AsyncAPI's own parser finds wrong: references and schemas too, which its schema of documents does not follow. */
async function faults(asked: object): Promise<string[]> {
  const { diagnostics } = await parser.parse(JSON.stringify(asked));
  return diagnostics.filter(({ severity }) => severity === 0).map(({ path }) => path.join("."));
}

test(
  "AsyncAPI's own parser reads the document, with its references and schemas",
  async () => {
    expect(await faults(document)).toEqual([]);
    const dangling = { $ref: "#/components/messages/nothing" };
    expect(await faults({ ...document, channels: { tenant: { messages: { dangling } } } })).not.toEqual([]);
  },
  PARSING_MS,
);

test("each type is in the channel of those who may read it, and in no other", () => {
  for (const [type, { audience }] of Object.entries(EVENTS))
    for (const [channel, { messages }] of Object.entries(document.channels))
      expect([type, channel, type in messages]).toEqual([type, channel, channel === audience]);
});

test("a payload's schema takes and refuses what its type does", () => {
  const ajv = new Ajv(lenient);
  const takes = ajv.compile(document.components.messages["list.replaced"]!.payload);
  const list = { owner: "tenant:acme", kind: "labels", name: "list", network: "*", version: null };
  const data = { ...list, previous_version: "1", rows: 0, timestamp: "2025-05-17T08:34:21.000Z" };
  const both = (changes: object) => {
    const changed = { ...data, ...changes };
    return [takes(changed), EVENTS["list.replaced"].data.safeParse(changed).success];
  };
  expect(both({})).toEqual([true, true]);
  for (const wrong of [{ rows: -1 }, { owner: "acme" }, { kind: "sums" }, { network: "doge" }, { extra: 1 }])
    expect([wrong, ...both(wrong)]).toEqual([wrong, false, false]);
});
