import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseStrictJson } from "@tetron/domain/json";
import type { Supergraph } from "@tetron/federation/supergraph";
import { parse } from "graphql";
import { z } from "zod";

/** Texts of documents by the SHA-256 of their text, in hex. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** Which documents `/graphql` runs: any, or trusted ones only. */
export type DocumentPolicy = "any" | "trusted";

/** What `generate-persisted-query-manifest` of Apollo writes, and what GraphQL Code Generator's client preset does. */
const Manifest = z.union([
  z
    .object({
      format: z.literal("apollo-persisted-query-manifest"),
      operations: z.array(z.object({ id: z.string(), body: z.string() })),
    })
    .transform(({ operations }) => operations.map(({ id, body }) => [id, body] as const)),
  z.record(z.string(), z.string()).transform(Object.entries<string>),
]);

/**
 * Reads the trusted documents of an operator: a manifest as Apollo's or GraphQL Code Generator's tools write it,
 * with SHA-256 hashes.
 *
 * @param shipped - Documents that are trusted as well: those of REST's operations.
 * @throws Error naming the file, and the document whose hash is not that of its text or that does not fit the graph.
 */
export async function readTrustedDocuments(
  path: string | undefined,
  supergraph: Supergraph,
  shipped: readonly string[],
): Promise<TrustedDocuments> {
  const documents = new Map(shipped.map((text) => [sha256(text), text]));
  if (path === undefined) return documents;
  for (const [id, text] of textsOf(path, await readFile(path, "utf8"))) {
    const hash = id.replace(/^sha256:/, "");
    if (hash !== sha256(text)) throw new Error(`${path}: ${id} is not the SHA-256 of its document.`);
    documents.set(hash, requireValid(`${path}: ${id}`, text, supergraph));
  }
  return documents;
}

function textsOf(path: string, file: string) {
  const { success, data } = Manifest.safeParse(parseStrictJson(file, path));
  if (success) return data;
  throw new Error(`${path}: expected a manifest of persisted queries, or an object of documents by hash.`);
}

function requireValid(name: string, text: string, supergraph: Supergraph): string {
  try {
    const [problem] = supergraph.validate({ document: parse(text) });
    if (problem) throw problem;
  } catch (cause) {
    throw new Error(`${name}: ${(cause as Error).message}`, { cause });
  }
  return text;
}

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
