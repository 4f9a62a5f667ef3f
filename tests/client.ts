import type { Platform } from "./platform.ts";

type Edge = Pick<Platform, "url" | "key">;

/** A response of the edge, with its body parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of a body.
  readonly body: any;
}

/** Sends a request; a body that is not text is sent as JSON. */
export async function send(edge: Edge, path: string, body?: unknown, headers = {}): Promise<Answer> {
  const answer = await fetch(`${edge.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Authorization: `Bearer ${edge.key}`, "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  await requireDocumented(edge, answer, path, body === undefined ? "get" : "post");
  const json = answer.headers.get("content-type")?.includes("json") ?? false;
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
}

/** @throws Error when the edge's own OpenAPI document has the path but not the response's status. */
async function requireDocumented({ url }: Edge, { status }: Response, path: string, method: string) {
  const document = documents.get(url) ?? fetch(`${url}/v1/openapi.json`).then((answer) => answer.json());
  documents.set(url, document);
  const { paths } = (await document.catch(() => ({ paths: {} }))) as OpenApi;
  const asked = path.split("?")[0]!;
  const known = Object.entries(paths).find(([template]) =>
    new RegExp(`^/v1${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(asked),
  )?.[1][method];
  if (known !== undefined && !(status in known.responses))
    throw new Error(`${method} ${path} answered ${status}, which its OpenAPI operation does not have.`);
}

const documents = new Map<string, Promise<unknown>>();

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
}

export function query(edge: Edge, document: string, variables = {}): Promise<Answer> {
  return send(edge, "/graphql", { query: document, variables });
}

/** Real wallets from the shipped reference table and lists. */
export const WALLETS = {
  ordinary: "0x206d226f226f62994dbc70cc6da1a02f2825466e",
  other: "0x737b5032148d04ff44cae59679177f3eba546792",
  fraud: "0xde1dc040e4ed660935828350627c27c3dd1c585a",
  sanctioned: "0x098B716B8Aaf21512996dC57EB0615e2383E2f96",
  unknown: "0x00000000000000000000000000000000cafe0001",
  unknownToo: "0x00000000000000000000000000000000cafe0002",
} as const;

/** A valid payment; a test passes only the fields that it is about. */
export function aPayment(changes: object = {}) {
  return {
    from_address: WALLETS.ordinary,
    to_address: WALLETS.other,
    amount: "0.5",
    currency: "ETH",
    network: "ethereum",
    ...changes,
  };
}
