import { within } from "@tetron/domain/within";
import type { z } from "zod";
import { readAuthority } from "./read-authority.ts";
import { faultOf, SearchFault } from "./search-fault.ts";
import type { OpenSearchSettings } from "./settings.ts";

/** A request to OpenSearch. */
export interface ClusterRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly querystring?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: object;
}

/** A wallet as it is stored. */
export interface WalletDocument {
  /** Its id too. */
  readonly address: string;
  readonly fraud: boolean;
  readonly place: readonly number[];
}

/** An OpenSearch that is called with a deadline. */
export interface Cluster extends AsyncDisposable {
  /**
   * Sends a request once.
   *
   * @param schema - What the answer has to be.
   * @throws SearchFault, or the reason of `signal`.
   */
  send<Schema extends z.ZodType>(
    request: ClusterRequest,
    schema: Schema,
    limit: { readonly ms: number; readonly signal?: AbortSignal },
  ): Promise<z.output<Schema>>;
  /**
   * Stores wallets, no faster than OpenSearch takes them: a batch that it refuses as too many is sent again later.
   *
   * @throws SearchFault with the first refusal, or the reason of `signal`.
   */
  store(index: string, wallets: AsyncGenerator<WalletDocument>, signal: AbortSignal): Promise<void>;
}

const BULK_BYTES = 1_000_000;
const BULKS_AT_ONCE = 2;
const BULK_RETRIES = 5;
const BULK_WAIT_MS = 1_000;
/** A batch waits for merges and other writers; a search never does. */
const BULK_MS = 60_000;

/** Opens a client. Nothing is sent before it is asked for. */
export async function openCluster(
  settings: OpenSearchSettings & { readonly OPENSEARCH_URL: string },
): Promise<Cluster> {
  const { Client } = await import("@opensearch-project/opensearch");
  const { OPENSEARCH_USERNAME: username, OPENSEARCH_PASSWORD: password, OPENSEARCH_CA_FILE: file } = settings;
  const client = new Client({
    node: settings.OPENSEARCH_URL,
    requestTimeout: BULK_MS,
    maxRetries: 0,
    ...(username !== undefined && { auth: { username, password: password ?? "" } }),
    ...(file !== undefined && { ssl: { ca: await readAuthority(file) } }),
  });
  return {
    send: (request, schema, { ms, signal }) =>
      within({ ms, signal }, async (ended) => {
        const sent = client.transport.request(
          { ...request, ...(request.querystring && { querystring: { ...request.querystring } }) },
          { requestTimeout: ms },
        );
        const leave = () => {
          // Not returned: an event's listener that returns a promise makes its rejection an uncaught one.
          sent.abort();
        };
        ended.addEventListener("abort", leave, { once: true });
        const { body } = await sent.catch((error: unknown) => {
          throw faultOf(error);
        });
        const read = schema.safeParse(body);
        if (!read.success)
          throw new SearchFault(
            "unfit",
            `${request.path} answered what it should not: ${read.error.issues[0]!.message}`,
          );
        return read.data;
      }),
    async store(index, wallets, signal) {
      let refused: string | undefined;
      const helper = client.helpers.bulk<WalletDocument>({
        datasource: wallets,
        onDocument: ({ address }) => ({ index: { _index: index, _id: address } }),
        flushBytes: BULK_BYTES,
        concurrency: BULKS_AT_ONCE,
        retries: BULK_RETRIES,
        wait: BULK_WAIT_MS,
        onDrop: ({ status, error }) => {
          refused ??= `${status} ${error?.type ?? ""}: ${error?.reason ?? "refused"}`;
          helper.abort();
        },
      });
      const leave = () => {
        helper.abort();
      };
      signal.addEventListener("abort", leave, { once: true });
      try {
        await helper.catch((error: unknown) => {
          throw faultOf(error);
        });
      } finally {
        signal.removeEventListener("abort", leave);
      }
      signal.throwIfAborted();
      if (refused !== undefined) throw new SearchFault("refused", refused);
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}
