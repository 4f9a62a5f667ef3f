import { Failure } from "@tetron/domain/failure";
import type { Supergraph } from "@tetron/federation/supergraph";
import { type Caller, requireScope } from "@tetron/service/caller";
import type { Log } from "@tetron/service/log";
import { presentGraphQL } from "@tetron/service/present";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { LRUCache } from "lru-cache";
import { hashOf } from "../graphql/asked-document.ts";
import { conditionalRoot } from "../graphql/conditional-root.ts";
import { measure } from "../graphql/demand.ts";
import { parseDocument } from "../graphql/document-error.ts";
import { attachFailure } from "../graphql/failure-of-error.ts";
import { limitDemand } from "../graphql/limits.ts";
import { keepText, type PersistedQueries, textOfHash } from "../graphql/persisted-queries.ts";
import { readRules } from "../graphql/rules.ts";
import { createScopeGuard } from "../graphql/scopes.ts";
import { requireStorableTexts } from "../graphql/texts.ts";
import { type DocumentPolicy, sha256, type TrustedDocuments } from "../graphql/trusted-documents.ts";
import { createGroups, type Member } from "./execution-groups.ts";
import type { EventHub, Subscription } from "./hub.ts";
import type { StreamCounts } from "./stream-counts.ts";
import {
  chooseSubscription,
  readArguments,
  readSelection,
  type Selection,
} from "./subscription-operation.ts";

/** Documents whose parsing and validation are remembered. */
const MAX_DOCUMENTS = 1_000;

/** A subscription as a client asks for it. */
export interface AskedSubscription {
  /** Absent or empty where `extensions.persistedQuery` names it by its hash. */
  readonly query?: string | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A client of a GraphQL subscription. */
export interface Outlet extends Member {
  /** Resolves once it has room for more. */
  ready(): Promise<void>;
}

export interface GraphStreamsOptions {
  readonly supergraph: Supergraph;
  readonly hub: EventHub;
  readonly counts: StreamCounts;
  readonly log: Log;
  readonly stopping: AbortSignal;
  readonly documents: TrustedDocuments;
  readonly persisted: PersistedQueries;
  readonly policy: DocumentPolicy;
}

/** The graph's subscriptions, for whichever transport. */
export interface GraphStreams {
  /**
   * Opens a subscription; events come once it is started.
   *
   * @throws GraphQLError or Failure when it is refused: show it with `present`.
   */
  open(
    asked: AskedSubscription,
    caller: Caller,
    outlet: Outlet,
  ): Promise<Omit<Subscription, "leave"> & { leave(): void }>;
  readonly schema: GraphQLSchema;
  /** What was thrown as a client may see it. */
  present(thrown: unknown, requestId: string): GraphQLFormattedError;
}

interface Known {
  readonly document: DocumentNode;
  readonly problems: readonly GraphQLError[];
  readonly selections: Map<string, Selection>;
}

export function createGraphStreams(options: GraphStreamsOptions): GraphStreams {
  const { supergraph, hub, log, stopping, documents, persisted, policy } = options;
  const { schema } = supergraph;
  const rules = readRules(supergraph.sdl);
  const scopes = createScopeGuard(schema, rules);
  const known = new LRUCache<string, Known>({ max: MAX_DOCUMENTS });

  const present = (thrown: unknown, requestId: string): GraphQLFormattedError => {
    const error =
      thrown instanceof GraphQLError ? thrown : new GraphQLError("", { originalError: thrown as Error });
    const attached = attachFailure(error) as GraphQLError;
    const shown = presentGraphQL(attached, (bug) => log.error({ err: bug, request_id: requestId }, "bug"));
    return { ...shown, extensions: { ...shown.extensions, requestId } };
  };
  const groups = createGroups({
    supergraph,
    counts: options.counts,
    signal: stopping,
    present: (errors, requestId) => errors.map((error) => present(error, requestId)),
  });

  /** @throws GraphQLError when it does not parse or is not valid. */
  const find = (query: string): Known => {
    if (policy === "trusted" && !documents.has(sha256(query))) throw untrusted();
    const found = known.get(query) ?? remember(query);
    if (found.problems[0]) throw found.problems[0];
    return found;
  };
  const remember = (query: string): Known => {
    const document = parseDocument(query);
    const conditional = conditionalRoot(schema, document);
    const read = {
      document,
      problems: conditional
        ? [conditional]
        : // By its text: to find a parsed document it is printed, which one nested too deeply cannot be.
          supergraph.validate({ query }),
      selections: new Map<string, Selection>(),
    };
    known.set(query, read);
    return read;
  };
  /** @throws GraphQLError for a hash that is not known; Failure when neither a text nor a hash was sent. */
  const textOf = async ({ query, extensions }: AskedSubscription): Promise<string> => {
    const named = extensions?.["persistedQuery"] != null;
    const sha256Hash = named
      ? hashOf({ query: query || undefined, extensions: { ...extensions } })
      : undefined;
    if (sha256Hash === undefined) return query || refuseNothing();
    if (!query) return await textOfHash(persisted, sha256Hash);
    await keepText(persisted, sha256Hash, query);
    return query;
  };
  const select = ({ document, selections }: Known, operation: OperationDefinitionNode): Selection => {
    const name = operation.name?.value ?? "";
    const selection = selections.get(name) ?? readSelection(schema, document, operation);
    selections.set(name, selection);
    return selection;
  };

  return {
    schema,
    present,
    async open(request, caller, outlet) {
      const { operationName } = request;
      const variables = request.variables ?? {};
      const document = find(await textOf(request));
      const operation = chooseSubscription(document.document, operationName);
      requireStorableTexts(document.document, variables);
      limitDemand(measure(schema, rules, { document: document.document, operation, variables }));
      const selection = select(document, operation);
      scopes.require(document.document, caller.scopes);
      requireScope(caller, "stream:read");
      const asked = readArguments(schema, selection, variables);
      const after = await hub.readCursor(asked.after, "after");
      const needed = scopes.relevant(document.document, caller.scopes);
      const group = await groups.join(selection, asked, { ...caller, scopes: needed });
      try {
        const subscription = await hub.subscribe({
          ...{ tenant: caller.tenant, channels: [selection.channel], filter: asked.filter, after },
          deliver: (event) => group.crowd.deliver(event, [outlet]),
          belonging: { crowd: group.crowd, member: outlet },
          async ready() {
            await group.idle();
            await outlet.ready();
          },
          failed: outlet.failed,
        });
        return {
          ...subscription,
          leave() {
            subscription.leave();
            group.leave();
          },
        };
      } catch (error) {
        group.leave();
        throw error;
      }
    },
  };
}

function refuseNothing(): never {
  throw new Failure("BAD_REQUEST", "query: a document or the hash of one is required.", {
    issues: [{ field: "query", reason: "missing" }],
  });
}

function untrusted(): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", "query: only trusted documents run here.", {
    issues: [{ field: "query", reason: "untrusted_document" }],
  });
}
