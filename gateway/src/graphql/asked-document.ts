import { Failure } from "@tetron/domain/failure";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type DocumentPolicy, sha256, type TrustedDocuments } from "./trusted-documents.ts";

/** The parameters of GraphQL over HTTP that say which document runs. Whatever else they are, Apollo Server refuses. */
const Asked = z.object({
  query: z.string().optional().catch(undefined),
  documentId: z.unknown().optional(),
  extensions: z.record(z.string(), z.unknown()).default({}).catch({}),
});
const PersistedQuery = z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) });

type Asked = z.infer<typeof Asked>;

/** Decides whether a request's document may run. @returns Whether it is a trusted one. */
export type DocumentGate = (request: FastifyRequest) => boolean;

/**
 * A gate for documents. A document is named by `extensions.persistedQuery.sha256Hash`, as Apollo's clients do, or
 * by `documentId: "sha256:…"`, as GraphQL over HTTP has it; the second form is turned into the first, which
 * Apollo Server reads.
 *
 * With the policy `trusted` the gate throws Failure `NOT_FOUND` for a hash that it does not know, and
 * `BAD_REQUEST` for the text of any other document.
 */
export function createDocumentGate(policy: DocumentPolicy, documents: TrustedDocuments): DocumentGate {
  return (request) => {
    const asked = request.method === "GET" ? readUrl(request) : readBody(request);
    const hash = hashOf(asked);
    if (hash !== undefined && documents.has(hash)) return true;
    if (policy === "any" || hash === undefined) return false;
    if (asked.query !== undefined)
      throw badRequest(
        "query",
        "untrusted_document",
        "only trusted documents run here; send the hash of one.",
      );
    throw new Failure("NOT_FOUND", `extensions.persistedQuery: no trusted document has the hash ${hash}.`, {
      kind: "document",
      id: hash,
    });
  };
}

function readBody(request: FastifyRequest): Asked {
  const { success, data: asked } = Asked.safeParse(request.body);
  if (!success) return NOTHING;
  const named = withDocumentId(asked);
  if (named !== asked) request.body = { ...(request.body as object), extensions: named.extensions };
  return named;
}

function readUrl(request: FastifyRequest): Asked {
  const { extensions, ...parameters } = request.query as Record<string, unknown>;
  const asked = Asked.parse({ ...parameters, extensions: jsonOf(extensions) });
  const named = withDocumentId(asked);
  if (named !== asked) {
    const url = new URL(request.url, "http://gateway");
    url.searchParams.set("extensions", JSON.stringify(named.extensions));
    // Apollo Server reads the URL, not the parsed parameters.
    request.raw.url = `${url.pathname}${url.search}`;
  }
  return named;
}

const NOTHING: Asked = { query: undefined, documentId: undefined, extensions: {} };

/** The same request, its `documentId` as Apollo Server reads it; unchanged without one. */
function withDocumentId(asked: Asked): Asked {
  const { documentId, extensions } = asked;
  if (documentId === undefined) return asked;
  const sha256Hash = typeof documentId === "string" ? DOCUMENT_ID.exec(documentId)?.[1] : undefined;
  if (sha256Hash === undefined)
    throw badRequest("documentId", "malformed", "`sha256:` and 64 hex digits are required.");
  return { ...asked, extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash } } };
}

const DOCUMENT_ID = /^sha256:([0-9a-f]{64})$/;

/** @throws Failure `BAD_REQUEST` for a `persistedQuery` of another form, or one that is not the hash of the text. */
export function hashOf({ query, extensions }: Pick<Asked, "query" | "extensions">): string | undefined {
  const own = query === undefined ? undefined : sha256(query);
  const named = extensions["persistedQuery"];
  if (named == null) return own;
  const { data } = PersistedQuery.safeParse(named);
  if (!data)
    throw badRequest(
      PERSISTED,
      "malformed",
      "`version: 1` and a `sha256Hash` of 64 hex digits are required.",
    );
  if (own !== undefined && own !== data.sha256Hash)
    throw badRequest(PERSISTED, "other_hash", "`sha256Hash` is not the hash of `query`.");
  return data.sha256Hash;
}

const PERSISTED = "extensions.persistedQuery";

/** Malformed JSON is left to Apollo Server, which names the parameter. */
function jsonOf(text: unknown): unknown {
  try {
    const value: unknown = JSON.parse(String(text));
    return value;
  } catch {
    return undefined;
  }
}

function badRequest(field: string, reason: string, why: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", `${field}: ${why}`, { issues: [{ field, reason }] });
}
