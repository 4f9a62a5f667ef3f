import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { aGateway, someKeys, someSubgraphs } from "../testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const NETWORKS = "query Networks { networks { id name } }";
const ONE = "query One($id: ID!) { network(id: $id) { id } score(id: $id) { id } }";
const supergraph = localSupergraph(
  someSubgraphs({
    ingestion: {
      Query: {
        networks: () => [{ id: "ethereum", name: "Ethereum" }],
        network: (_: unknown, { id }: { id: string }) => ({ id }),
      },
    },
    scoring: { Query: { score: () => null } },
  }),
);
const keys = someKeys({ all: ["wallet:read", "score:read"] });
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

let any: string;
let trusted: string;

beforeAll(async () => {
  const { path: folder } = stack.use(temporaryFolder());
  const apollo = join(folder, "apollo.json");
  const codegen = join(folder, "codegen.json");
  const operations = [NETWORKS, ONE].map((body) => ({ id: hashOf(body), name: "Any", type: "query", body }));
  await writeFile(
    apollo,
    JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations }),
  );
  await writeFile(codegen, JSON.stringify({ [`sha256:${hashOf(NETWORKS)}`]: NETWORKS }));
  ({ url: any } = await aGateway(stack, { supergraph, keys, trustedDocuments: codegen }));
  ({ url: trusted } = await aGateway(stack, {
    ...{ supergraph, keys, documentPolicy: "trusted", trustedDocuments: apollo },
  }));
});

interface Sent {
  readonly url?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

async function read(response: Response) {
  const { status, headers } = response;
  return { status, cache: headers.get("Cache-Control"), body: JSON.parse(await response.text()) };
}

async function post(body: object, { url = trusted }: Sent = {}) {
  const headers = { "Content-Type": "application/json", Authorization: "Bearer all" };
  return read(await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function get(parameters: Record<string, string>, { url = trusted, headers = PREFLIGHT }: Sent = {}) {
  const query = new URLSearchParams(parameters);
  return read(
    await fetch(`${url}/graphql?${query}`, { headers: { ...headers, Authorization: "Bearer all" } }),
  );
}

const PREFLIGHT = { "Apollo-Require-Preflight": "true" };
const byHash = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const ANSWER = { status: 200, body: { data: { networks: [{ id: "ethereum", name: "Ethereum" }] } } };

describe("a trusted document", () => {
  test("runs by its hash, in Apollo's form and in that of GraphQL over HTTP, by POST and by GET", async () => {
    const hash = hashOf(NETWORKS);
    for (const url of [trusted, any]) {
      expect(await post({ extensions: byHash(hash) }, { url })).toMatchObject(ANSWER);
      expect(await post({ documentId: `sha256:${hash}` }, { url })).toMatchObject(ANSWER);
      expect(await get({ extensions: JSON.stringify(byHash(hash)) }, { url })).toMatchObject(ANSWER);
      expect(await get({ documentId: `sha256:${hash}` }, { url })).toMatchObject(ANSWER);
    }
  });

  test("runs with variables, and by its text as well", async () => {
    const variables = { id: "base" };
    const answer = { status: 200, body: { data: { network: { id: "base" }, score: null } } };
    expect(await post({ documentId: `sha256:${hashOf(ONE)}`, variables })).toMatchObject(answer);
    expect(await post({ query: ONE, variables })).toMatchObject(answer);
    expect(
      await get({ documentId: `sha256:${hashOf(ONE)}`, variables: JSON.stringify(variables) }),
    ).toMatchObject(answer);
  });

  test("is an operation of REST, wherever the operator trusts no others", async () => {
    const { url } = await aGateway(stack, { supergraph, keys, documentPolicy: "trusted" });
    const { ScoreByIdDocument } = await import("../operations.gen.ts");
    const answer = await post(
      { documentId: `sha256:${hashOf(String(ScoreByIdDocument))}`, variables: { id: "x" } },
      { url },
    );
    expect(answer).toMatchObject({ status: 200, body: { data: { score: null } } });
  });
});

describe("where only trusted documents run", () => {
  test("another hash is not found, and another text is refused", async () => {
    const unknown = {
      status: 404,
      body: {
        errors: [{ extensions: { code: "NOT_FOUND", details: [{ kind: "document", id: hashOf("x") }] } }],
      },
    };
    expect(await post({ extensions: byHash(hashOf("x")) })).toMatchObject(unknown);
    expect(await get({ documentId: `sha256:${hashOf("x")}` })).toMatchObject(unknown);
    const refused = {
      status: 400,
      body: {
        errors: [
          {
            extensions: { code: "BAD_REQUEST", details: [{ field: "query", reason: "untrusted_document" }] },
          },
        ],
      },
    };
    expect(await post({ query: "{ networks { id } }" })).toMatchObject(refused);
    expect(await post({ query: "{ __schema { queryType { name } } }" })).toMatchObject(refused);
    expect(await get({ query: "{ networks { id } }" })).toMatchObject(refused);
  });

  test("a document is not remembered because a client sent it with its hash", async () => {
    const text = "{ networks { name } }";
    expect(await post({ query: text, extensions: byHash(hashOf(text)) })).toMatchObject({ status: 400 });
    expect(await post({ extensions: byHash(hashOf(text)) })).toMatchObject({ status: 404 });
  });
});

test("where any document runs, one that a client sent with its hash is remembered", async () => {
  const text = "{ networks { name } }";
  const extensions = byHash(hashOf(text));
  const missing = { body: { errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] } };
  expect(await post({ extensions }, { url: any })).toMatchObject(missing);
  expect(await post({ query: text, extensions }, { url: any })).toMatchObject({ status: 200 });
  await expect.poll(() => post({ extensions }, { url: any })).toMatchObject({ status: 200 });
  const refused = (reason: string) => ({
    status: 400,
    body: {
      errors: [
        { extensions: { code: "BAD_REQUEST", details: [{ field: "extensions.persistedQuery", reason }] } },
      ],
    },
  });
  const wrong = { query: text, extensions: byHash(hashOf("x")) };
  expect(await post(wrong, { url: any })).toMatchObject(refused("other_hash"));
  for (const persistedQuery of [
    7,
    [],
    {},
    { version: 2, sha256Hash: hashOf(text) },
    { version: 1, sha256Hash: "x" },
  ])
    for (const query of [text, undefined])
      expect(await post({ query, extensions: { persistedQuery } }, { url: any })).toMatchObject(
        refused("malformed"),
      );
});

test("a malformed documentId is refused", async () => {
  const refused = {
    status: 400,
    body: {
      errors: [
        { extensions: { code: "BAD_REQUEST", details: [{ field: "documentId", reason: "malformed" }] } },
      ],
    },
  };
  expect(await post({ documentId: 7 })).toMatchObject(refused);
  expect(await post({ documentId: "md5:x" })).toMatchObject(refused);
  expect(await get({ documentId: `sha256:${"G".repeat(64)}` })).toMatchObject(refused);
});

describe("Cache-Control", () => {
  test("of a trusted query by GET comes from the hints of its fields, and its answer tells nothing of the caller", async () => {
    const answer = await get({ documentId: `sha256:${hashOf(NETWORKS)}` });
    expect(answer.cache).toBe("max-age=300, public");
    expect(answer.body.extensions).not.toHaveProperty("cost");
  });

  test("is no-store for all others", async () => {
    const documentId = `sha256:${hashOf(NETWORKS)}`;
    const variables = JSON.stringify({ id: "base" });
    expect((await post({ documentId })).cache).toBe("no-store");
    expect((await get({ documentId: `sha256:${hashOf(ONE)}`, variables })).cache).toBe("no-store");
    expect((await get({ query: "{ networks { id } }" }, { url: any })).cache).toBe("no-store");
    expect((await get({ documentId: `sha256:${hashOf("x")}` })).cache).toBe("no-store");
  });
});

test("a GET that another site's page could make is refused (CSRF)", async () => {
  const documentId = `sha256:${hashOf(NETWORKS)}`;
  expect(await get({ documentId }, { headers: {} })).toMatchObject({ status: 400 });
  const form = await fetch(`${any}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "text/plain", Authorization: "Bearer all" },
    body: JSON.stringify({ query: NETWORKS }),
  });
  expect(form.status).toBe(415);
});

describe("a manifest that cannot be used ends the start", () => {
  test.for([
    ["is not JSON", "{", /manifest\.json.*JSON/],
    ["is no manifest", "[1]", /manifest\.json: expected a manifest/],
    ["names a document by another hash", JSON.stringify({ [hashOf("x")]: NETWORKS }), /is not the SHA-256/],
    ["has a document that is no GraphQL", JSON.stringify({ [hashOf("{")]: "{" }), /Syntax Error/],
    [
      "has a document that does not fit the graph",
      JSON.stringify({ [hashOf("{ nothing }")]: "{ nothing }" }),
      /Cannot query field "nothing"/,
    ],
  ] as const)("when it %s", async ([, text, message]) => {
    using folder = temporaryFolder();
    const trustedDocuments = join(folder.path, "manifest.json");
    await writeFile(trustedDocuments, text);
    await expect(aGateway(stack, { supergraph, keys, trustedDocuments })).rejects.toThrow(message);
  });
});
