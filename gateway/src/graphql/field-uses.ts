import type { ApolloServerPlugin } from "@apollo/server";
import type { Metrics } from "@tetron/service/metrics";
import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { Counter } from "prom-client";
import type { GraphContext } from "./graph-context.ts";

/** Clients that are counted by name; the names of further ones are counted together. */
const MAX_CLIENTS = 50;
/** Headers in which GraphQL clients send their name, as Apollo's do. */
const CLIENT_HEADERS = ["apollographql-client-name", "graphql-client-name"];
const NAME = /^[\w .:/@-]{1,64}$/;

/**
 * Counts, for each client and field of the graph, the operations that selected it: what a client still uses must
 * not go. A document's fields are read once; the counts are handed to the metrics when they are scraped.
 */
export function fieldUses(schema: GraphQLSchema, metrics: Metrics): ApolloServerPlugin<GraphContext> {
  const fieldsOf = fieldsPerDocument(schema);
  const names = new Set<string>();
  const pending = new Map<string, Map<string, number>>();
  new Counter({
    name: "tetron_graphql_field_uses_total",
    help: "GraphQL operations that selected a field, by client and field.",
    labelNames: ["client", "field"],
    registers: [metrics.registry],
    collect() {
      for (const [client, counts] of pending)
        for (const [field, uses] of counts) this.inc({ client, field }, uses);
      pending.clear();
    },
  });
  return {
    requestDidStart: async () => ({
      async executionDidStart({ document, request }) {
        const client = clientOf((name) => request.http?.headers.get(name));
        const counts = pending.get(client) ?? new Map<string, number>();
        pending.set(client, counts);
        for (const field of fieldsOf(document)) counts.set(field, (counts.get(field) ?? 0) + 1);
      },
    }),
  };

  function clientOf(header: (name: string) => string | undefined): string {
    const name = CLIENT_HEADERS.map(header).find(Boolean);
    if (name === undefined || !NAME.test(name)) return "unnamed";
    if (!names.has(name) && names.size >= MAX_CLIENTS) return "other";
    names.add(name);
    return name;
  }
}

/** The fields that a document selects, such as `Wallet.risk`, each once; computed once per document object. */
function fieldsPerDocument(schema: GraphQLSchema): (document: DocumentNode) => ReadonlySet<string> {
  const known = new WeakMap<DocumentNode, ReadonlySet<string>>();
  return (document) => {
    const held = known.get(document);
    if (held) return held;
    const fields = new Set<string>();
    const info = new TypeInfo(schema);
    const Field = () => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (parent && field && !field.name.startsWith("__")) fields.add(`${parent.name}.${field.name}`);
    };
    visit(document, visitWithTypeInfo(info, { Field }));
    known.set(document, fields);
    return fields;
  };
}
