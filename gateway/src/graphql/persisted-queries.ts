import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import { LRUCache } from "lru-cache";
import { documentError } from "./document-error.ts";
import type { DocumentPolicy, TrustedDocuments } from "./trusted-documents.ts";

/** Where documents are found by their hash: of Apollo Server, and of the doors of subscriptions. */
export type PersistedQueries = NonNullable<
  Exclude<ApolloServerOptions<BaseContext>["persistedQueries"], false | undefined>["cache"]
>;

/** Characters of clients' own documents that are remembered in all. */
const MAX_REMEMBERED_CHARACTERS = 5_000_000;
/** What Apollo Server puts before a hash. */
const PREFIX = "apq:";

export function persistedQueries(policy: DocumentPolicy, documents: TrustedDocuments): PersistedQueries {
  return policy === "trusted" ? trustedOnly(documents) : rememberedToo(documents);
}

/** The text of a hash. @throws GraphQLError `PERSISTED_QUERY_NOT_FOUND` */
export async function textOfHash(persisted: PersistedQueries, sha256Hash: string): Promise<string> {
  const text = await persisted.get(PREFIX + sha256Hash);
  if (!text) throw documentError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
  return text;
}

/** Keeps a text that a client has sent with its hash. */
export async function keepText(persisted: PersistedQueries, sha256Hash: string, text: string): Promise<void> {
  await persisted.set(PREFIX + sha256Hash, text);
}

/** Only the trusted documents: what a client sends to be remembered is not. */
function trustedOnly(documents: TrustedDocuments): PersistedQueries {
  return {
    get: async (key) => documents.get(key.slice(PREFIX.length)),
    set: async () => {},
    delete: async () => false,
  };
}

/** The trusted documents, and those that clients have sent lately (automatic persisted queries). */
function rememberedToo(documents: TrustedDocuments): PersistedQueries {
  const remembered = new LRUCache<string, string>({
    maxSize: MAX_REMEMBERED_CHARACTERS,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });
  return {
    get: async (key) => documents.get(key.slice(PREFIX.length)) ?? remembered.get(key),
    set: async (key, text) => void remembered.set(key, text),
    delete: async (key) => remembered.delete(key),
  };
}
