import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import { LRUCache } from "lru-cache";
import type { TrustedDocuments } from "./trusted-documents.ts";

type Cache = NonNullable<
  Exclude<ApolloServerOptions<BaseContext>["persistedQueries"], false | undefined>["cache"]
>;

/** Characters of clients' own documents that are remembered in all. */
const MAX_REMEMBERED_CHARACTERS = 5_000_000;
/** What Apollo Server puts before a hash. */
const PREFIX = "apq:";

/** Only the trusted documents: what a client sends to be remembered is not. */
export function trustedOnly(documents: TrustedDocuments): Cache {
  return {
    get: async (key) => documents.get(key.slice(PREFIX.length)),
    set: async () => {},
    delete: async () => false,
  };
}

/** The trusted documents, and those that clients have sent lately (automatic persisted queries). */
export function rememberedToo(documents: TrustedDocuments): Cache {
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
