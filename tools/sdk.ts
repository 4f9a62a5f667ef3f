import { WEBHOOK_EVENTS } from "@tetron/domain/events";
import openapiTypescript, { astToString } from "openapi-typescript";

// biome-ignore lint/suspicious/noExplicitAny: documents that codegen has just written; a wrong member fails the type check of packages/sdk.
type Document = any;

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/**
 * The types of REST's inputs and answers, of a stream's messages and of webhooks, from the OpenAPI document and the
 * AsyncAPI document.
 */
export async function sdkContracts(openApi: Document, asyncApi: Document): Promise<string> {
  const messages = Object.values<Document>(asyncApi.components.messages);
  const ofChannels = messages.filter(({ payload }) => payload.properties?.channel?.const !== undefined);
  const schemas = {
    ...openApi.components.schemas,
    StreamMessage: { oneOf: ofChannels.map(({ payload }) => payload) },
    WebhookEvent: {
      oneOf: [
        ...WEBHOOK_EVENTS.map((type) => webhookBody(type, asyncApi.components.messages[type].payload)),
        webhookBody("ping", PING, {}),
      ],
    },
  };
  const document = { ...openApi, components: { ...openApi.components, schemas } };
  return astToString(await openapiTypescript(usefulOf(document), { immutable: true }));
}

/** A document without the branches that let anything pass: a type that includes them would be `unknown`. */
function usefulOf(document: Document): Document {
  return JSON.parse(JSON.stringify(document), (_key, value: Document) => {
    if (!Array.isArray(value?.anyOf)) return value;
    const limited = value.anyOf.filter((branch: object) => Object.keys(branch).join() !== "description");
    return limited.length === 1 ? limited[0] : { ...value, anyOf: limited };
  });
}

/** The data of a ping, which is no event: see resend.ts of tenancy. */
const PING = {
  type: "object",
  required: ["webhook_id", "timestamp"],
  properties: { webhook_id: { type: "string" }, timestamp: { type: "string", format: "date-time" } },
};

/** Of an event, and where streams go on after it. */
const CURSOR = { cursor: { type: "string" } };

function webhookBody(type: string, data: object, place: object = CURSOR): object {
  const properties = { event: { type: "string", const: type }, id: { type: "string" }, ...place, data };
  return { type: "object", required: Object.keys(properties), properties };
}

/**
 * Operations as codegen writes them, without the package that it takes a type from (the client has no dependency), and
 * small: each operation has its fragments in it, so that they are not there by themselves, and its lines are not indented.
 */
export function sdkOperations(generated: string): string {
  const dependency = /import type \{ DocumentTypeDecoration \} from '@graphql-typed-document-node\/core';/;
  if (!dependency.test(generated))
    throw new Error("The operations import no DocumentTypeDecoration any more.");
  return generated
    .replace(dependency, 'import type { DocumentTypeDecoration } from "./typed-document.ts";')
    .replace(/^export const \w+FragmentDoc = new TypedDocumentString\(`[^`]*`.*\n/gm, "")
    .replace(/TypedDocumentString\(`[^`]*`/g, (document) => document.replace(/\n\s*/g, "\n"));
}

/**
 * What the client has to know of each endpoint when it runs. None that takes a key is left out.
 *
 * @throws Error for an endpoint whose body or answer the client cannot carry.
 */
export function sdkEndpoints(openApi: Document): string {
  const all = Object.entries<Document>(openApi.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => ({
      method,
      path,
      item,
      operation: item[method],
    })),
  );
  const rows = all
    // What needs no key is not for clients of Tetron.
    .filter(({ operation }) => operation.security === undefined)
    .map(({ method, path, item, operation }) => {
      const shape = {
        ...{ method: method.toUpperCase(), path },
        ...bodiesOf(operation),
        ...shapeOf(operation, item, openApi),
      };
      return [operation.operationId, shape] as const;
    });
  const sorted = Object.fromEntries(rows.sort(([one], [other]) => (one < other ? -1 : 1)));
  return `export const ENDPOINTS = ${JSON.stringify(sorted, null, 2)} as const;\n`;
}

/** A body that is a file, and an answer that is lines of JSON; nothing of those that are JSON. */
function bodiesOf(operation: Document): { readonly file?: true; readonly lines?: true } {
  const asked = typesOf(operation.requestBody);
  const answered = typesOf(successOf(operation));
  const isFile = asked.includes("multipart/form-data") && asked.includes("application/octet-stream");
  const isLines = answered.join() === "application/x-ndjson";
  if (!isFile && !isJson(asked))
    throw new Error(`${operation.operationId}: the client cannot send ${asked}.`);
  if (!isLines && !isJson(answered))
    throw new Error(`${operation.operationId}: the client cannot read ${answered}.`);
  return { ...(isFile && { file: true }), ...(isLines && { lines: true }) };
}

function typesOf(body: Document): string[] {
  return Object.keys(body?.content ?? {});
}

/** Also of no body at all. JSON among other types is no such body: a file may be JSON, and an object is no file. */
function isJson(types: readonly string[]): boolean {
  return types.length === 0 || types.join() === "application/json";
}

function successOf({ responses }: Document): Document {
  return Object.entries<Document>(responses).find(([status]) => status.startsWith("2"))?.[1];
}

function shapeOf(operation: Document, item: Document, openApi: Document): object {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
    ({ $ref, ...inline }: Document) =>
      $ref === undefined ? inline : openApi.components.parameters[$ref.split("/").at(-1)],
  );
  const query = parameters.filter((each: Document) => each.in === "query").map(({ name }: Document) => name);
  return { ...(query.length > 0 && { query }), ...pagesOf(operation, query) };
}

/** Of an endpoint whose answers are pages: the member with the items, the next cursor, and the parameter that takes it. */
function pagesOf(operation: Document, query: readonly string[]): object {
  const answer = Object.entries<Document>(operation.responses).find(([status]) =>
    status.startsWith("2"),
  )?.[1];
  const properties = answer?.content?.["application/json"]?.schema?.properties ?? {};
  const next = ["next_cursor", "next"].find((name) => name in properties);
  const cursor = ["cursor", "after"].find((name) => query.includes(name));
  if (next === undefined || cursor === undefined) return {};
  const lists = Object.keys(properties).filter((name) => properties[name].type === "array");
  if (lists.length !== 1)
    throw new Error(`${operation.operationId}: a page has one list, not ${lists.length}.`);
  return { pages: { items: lists[0], next, cursor } };
}
