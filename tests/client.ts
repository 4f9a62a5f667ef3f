import type { Platform } from "./platform.ts";

type Edge = Pick<Platform, "url" | "key">;

/** An answer of the edge, with its body read. */
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
  const json = answer.headers.get("content-type")?.includes("json") ?? false;
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
}

export function query(edge: Edge, document: string, variables = {}): Promise<Answer> {
  return send(edge, "/graphql", { query: document, variables });
}

/** Real wallets of the reference table that ships, and real entries of the lists. */
export const WALLETS = {
  ordinary: "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8",
  other: "0x0002bda54cb772d040f779e88eb453cac0daa244",
  fraud: "0x0020731604c882cf7bf8c444be97d17b19ea4316",
  sanctioned: "0x098B716B8Aaf21512996dC57EB0615e2383E2f96",
  unknown: "0x00000000000000000000000000000000cafe0001",
  unknownToo: "0x00000000000000000000000000000000cafe0002",
} as const;

/** A payment that can be scored; a test names only what it is about. */
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
