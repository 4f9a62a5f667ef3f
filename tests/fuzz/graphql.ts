import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSchema } from "graphql";
import { Pool } from "undici";
import type { Platform } from "../platform.ts";
import { type Operation, operationWriter } from "./operations.ts";
import { createRandom, type Random } from "./random.ts";

/** Seed and limits of a run. */
export interface Span {
  readonly seed: number;
  /** Maximum number of requests; the run ends earlier at the deadline. */
  readonly requests: number;
  readonly deadline: number;
}

/** Results of a run. */
export interface Findings {
  /** Number of requests by kind, and of answers by status. */
  readonly sent: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  /** Unintended answers, each with its request. */
  readonly failures: readonly string[];
}

interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const AT_ONCE = 16;
const PATIENCE_MS = 30_000;
const MAX_FAILURES = 20;

type Make = (random: Random, operation: Operation) => Request;

const post = (body: string, headers: Record<string, string> = {}): Request => ({
  method: "POST",
  path: "/graphql",
  body,
  headers,
});
const bodyOf = ({ query, variables }: Operation, more = "") =>
  `{"query":${JSON.stringify(query)},"variables":${variables}${more}}`;

/** The kinds of requests. */
const KINDS: Readonly<Record<string, Make>> = {
  operation: (_random, operation) => post(bodyOf(operation)),
  "operation name": (random, operation) =>
    post(
      bodyOf(
        operation,
        `,"operationName":${random.of([...operation.names.map((name) => JSON.stringify(name)), '"nope"', '""', "null", "7", "[]", '"\\u0000"', JSON.stringify("n".repeat(5_000))])}`,
      ),
    ),
  extensions: (random, operation) =>
    post(
      bodyOf(
        operation,
        `,"extensions":${random.of(['{"persistedQuery":{"version":1,"sha256Hash":"x"}}', "{}", "null", "[]", "1", '{"__proto__":{"a":1}}', '{"a":1,"a":2}'])}`,
      ),
    ),
  GET: (random, { query, variables, names }) => {
    const parameters = new URLSearchParams({
      query,
      variables,
      operationName: random.of([...names, "nope", "\u0000"]),
    });
    if (random.chance(0.1)) parameters.append("query", "{ __typename }");
    if (random.chance(0.1))
      parameters.set("variables", random.of(["{", "[]", "1", "null", '{"a":1,"a":1}', "\u0000"]));
    return {
      method: "GET",
      path: `/graphql?${parameters}`.slice(0, 12_000),
      headers: { "apollo-require-preflight": "1" },
    };
  },
  "broken JSON": (random, operation) => {
    const body = bodyOf(operation);
    return post(
      random.of([
        body.slice(0, random.below(body.length)),
        `[${body}]`,
        "",
        "null",
        "1",
        '"x"',
        "{}",
        `${body}${body}`,
        `{"query":"{__typename}",${body.slice(1)}`,
        '{"query":7}',
        '{"query":{"a":1}}',
        '{"query":"{__typename}","variables":"x"}',
        '{"query":"{__typename}","variables":[1]}',
      ]),
    );
  },
  "broken document": (random, { query, variables, names }) => {
    const at = random.below(query.length);
    const junk = random.of([
      "\u0000",
      "\ud800",
      "{",
      "}",
      "$",
      "@",
      '"',
      "#",
      "...",
      "\u{1f600}",
      "999999999999999999999",
    ]);
    return post(bodyOf({ query: query.slice(0, at) + junk + query.slice(at), variables, names }));
  },
  headers: (random, operation) =>
    post(
      bodyOf(operation),
      random.of([
        { "x-request-id": "a".repeat(65) },
        { "x-request-id": "\u00e9" },
        { "content-type": "application/graphql" },
        { "content-type": "application/json; charset=latin1" },
        { accept: "text/html" },
        { accept: "application/graphql-response+json" },
        { "content-encoding": "gzip" },
      ]),
    ),
};

/** Sends random requests to `/graphql` and reports unintended answers. */
export async function fuzzGraphQL(tetron: Platform, { seed, requests, deadline }: Span): Promise<Findings> {
  const file = fileURLToPath(new URL("../../schema/schema.graphql", import.meta.url));
  const schema = buildSchema(readFileSync(file, "utf8"), { assumeValidSDL: true });
  const random = createRandom(seed);
  const write = operationWriter(schema, random);
  const pool = new Pool(tetron.url, { connections: AT_ONCE });
  const [sent, statuses]: Record<string, number>[] = [{}, {}];
  const failures: string[] = [];
  let left = requests;

  const one = async () => {
    const kind = random.chance(0.5) ? "operation" : random.of(Object.keys(KINDS));
    const request = KINDS[kind]!(random, write());
    sent![kind] = (sent![kind] ?? 0) + 1;
    const wrong = await wrongWith(pool, tetron.key, request, (status) => {
      statuses![status] = (statuses![status] ?? 0) + 1;
    });
    if (wrong !== undefined) failures.push(`${wrong}\n  ${JSON.stringify(request).slice(0, 3_000)}`);
  };
  const worker = async () => {
    while (left > 0 && Date.now() < deadline && failures.length < MAX_FAILURES) {
      left -= 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await pool.close();
  if (tetron.edge.child.exitCode !== null) failures.push(`Tetron ended with ${tetron.edge.child.exitCode}.`);
  for (const line of tetron.edge.lines.filter((text) => text.includes('"bug"')).slice(0, MAX_FAILURES))
    failures.push(`a bug was logged: ${line.slice(0, 1_500)}`);
  return { sent: sent!, statuses: statuses!, failures };
}

async function wrongWith(
  pool: Pool,
  key: string,
  { method, path, body, headers }: Request,
  seen: (status: number) => void,
): Promise<string | undefined> {
  try {
    const answer = await pool.request({
      method,
      path,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
    });
    const text = await answer.body.text();
    seen(answer.statusCode);
    if (answer.statusCode >= 500) return `status ${answer.statusCode}: ${text.slice(0, 500)}`;
    if (text.includes('"SERVER_ERROR"') || text.includes("INTERNAL_SERVER_ERROR"))
      return `SERVER_ERROR: ${text.slice(0, 500)}`;
    return undefined;
  } catch (error) {
    return `no answer: ${String(error)}`;
  }
}
