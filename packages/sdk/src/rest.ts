import type { operations } from "./contracts.gen.ts";
import { ENDPOINTS } from "./endpoints.gen.ts";
import { readLines } from "./lines.ts";
import { type Input, type Paged, type PageShape, paged } from "./paged.ts";
import { type Call, type CallOptions, isHeader, type Transport } from "./transport.ts";

/** The endpoints, by the ids of the OpenAPI document. */
export type EndpointId = keyof typeof ENDPOINTS & keyof operations;

type Present<Value> = [Exclude<Value, undefined>] extends [never] ? unknown : Exclude<Value, undefined>;

/** The parameters of a place; an endpoint that has none there adds nothing to its input. */
type Parameters<Id extends EndpointId, Place extends "path" | "query"> = Present<
  operations[Id]["parameters"][Place]
>;

/** A file: what can be sent again when an attempt fails. On Node, `await openAsBlob(path)` of `node:fs` reads it as it is sent. */
export type FileBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

type Body<Id extends EndpointId> = (typeof ENDPOINTS)[Id] extends { readonly file: true }
  ? { readonly file: FileBody }
  : operations[Id] extends {
        readonly requestBody?: { readonly content: { readonly "application/json": infer Json } };
      }
    ? Json
    : unknown;

/** What an endpoint is asked: its path and query parameters, and its file or the members of its body, as one object. */
export type InputOf<Id extends EndpointId> = Parameters<Id, "path"> & Parameters<Id, "query"> & Body<Id>;

type SuccessOf<Responses> = Responses extends { readonly 200: infer Answer }
  ? Answer
  : Responses extends { readonly 201: infer Answer }
    ? Answer
    : Responses extends { readonly 202: infer Answer }
      ? Answer
      : never;

/** What an endpoint answers; each line of those that answer line by line. */
export type OutputOf<Id extends EndpointId> =
  SuccessOf<operations[Id]["responses"]> extends { readonly content: infer Content }
    ? Content extends { readonly "application/json": infer Json }
      ? Json
      : Content extends { readonly "application/x-ndjson": infer Line }
        ? Line
        : undefined
    : undefined;

type Pages<Id extends EndpointId> = (typeof ENDPOINTS)[Id] extends {
  readonly pages: { readonly items: infer Items extends string };
}
  ? OutputOf<Id> extends { readonly [Name in Items]: readonly (infer Item)[] }
    ? Paged<OutputOf<Id>, Item>
    : never
  : (typeof ENDPOINTS)[Id] extends { readonly lines: true }
    ? AsyncGenerator<OutputOf<Id>, void, undefined>
    : Promise<OutputOf<Id>>;

type Arguments<Input> = object extends Input
  ? [input?: Input, options?: RestOptions]
  : [input: Input, options?: RestOptions];

/** A request for each endpoint, named as in the OpenAPI document. */
export type Rest = {
  readonly [Id in EndpointId]: (...args: Arguments<InputOf<Id>>) => Pages<Id>;
};

export interface RestOptions extends CallOptions {
  /**
   * Names a POST, so that it is carried out once however often it is sent. Made for each call when absent: pass your own
   * to send the same request again after a restart.
   */
  readonly idempotencyKey?: string | undefined;
}

interface EndpointRow {
  readonly method: string;
  readonly path: string;
  readonly file?: true;
  readonly lines?: true;
  readonly query?: readonly string[];
  readonly pages?: PageShape;
}

/** The requests of REST `/v1`. */
export function restOf(transport: Transport): Rest {
  const rows = Object.entries<EndpointRow>(ENDPOINTS).map(([id, endpoint]) => {
    const ask = async (input: Input, options?: RestOptions) =>
      transport.call(callOf(endpoint, input, options?.idempotencyKey), options);
    const { pages, lines } = endpoint;
    return [
      id,
      (input: Input = {}, options?: RestOptions) => {
        if (lines) return readLines(transport, () => callOf(endpoint, input), options);
        return pages === undefined ? ask(input, options) : paged(pages, input, (each) => ask(each, options));
      },
    ];
  });
  return Object.fromEntries(rows) as Rest;
}

/** An endpoint's input as a request: members are in the path, the query or the body, as the endpoint has them. */
function callOf(
  { method, path, file, query = [] }: EndpointRow,
  input: Input,
  idempotencyKey: string = newKey(),
): Call {
  if (!isHeader(idempotencyKey))
    throw new TypeError("idempotencyKey: pass visible ASCII characters without spaces, such as a UUID.");
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const take = (name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = take(name);
    if (value === undefined || value === "") throw new TypeError(`${name}: is missing.`);
    return encodeURIComponent(String(value));
  });
  const asked = new URLSearchParams();
  for (const name of query) {
    const value = take(name);
    if (value !== undefined) asked.set(name, String(value));
  }
  const content = file && fileOf(take("file"));
  const hasBody = method === "POST" || method === "PUT" || method === "PATCH";
  const [unknown] = hasBody && !file ? [] : rest.keys();
  if (unknown !== undefined) throw new TypeError(`${unknown}: this request has no such parameter.`);
  return {
    method,
    path: `/v1${filled}${withMark(String(asked))}`,
    headers: {
      ...(hasBody && { "Content-Type": file ? "application/octet-stream" : "application/json" }),
      ...(method === "POST" && { "Idempotency-Key": idempotencyKey }),
    },
    body: content ?? (hasBody ? JSON.stringify(Object.fromEntries(rest)) : undefined),
    ...(file && { isLong: true }),
    // The key makes a POST one request, however often it is sent; every other method is one by itself.
    repeatable: true,
  };
}

/** @throws TypeError for what is no file, or could be read only once. */
function fileOf(file: unknown): FileBody {
  if (typeof file === "string" || file instanceof Blob) return file;
  if (file instanceof ArrayBuffer || file instanceof Uint8Array) return file as FileBody;
  throw new TypeError(
    `file: ${file === undefined ? "is missing." : "is no file."} Pass a Blob, bytes or a string.`,
  );
}

/** 128 random bits, hex. `crypto.randomUUID` is not there on pages that are served by plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function withMark(query: string): string {
  return query === "" ? "" : `?${query}`;
}
