/**
 * The side of `bench:live` that is measured: the platform, and beside it in the same process a bare broadcast and a
 * server that executes each event for each client. Told by messages what to do; answers with what it took.
 *
 * @module
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createIds } from "@tetron/domain/id";
import { SCOPES } from "@tetron/domain/scope";
import { appendEvent } from "@tetron/lake/events";
import { newSecret } from "@tetron/lake/key-secret";
import { insertKey, keyRow } from "@tetron/lake/keys";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { WALLETS } from "../../client.ts";
import { openInProcess } from "../inside-platform.ts";
import { atRate, TENANT } from "./at-rate.ts";
import { scoreEvent } from "./score-event.ts";

/** What the driver asks for. */
export type Order =
  | {
      readonly do: "events";
      readonly to: "hub" | "bare" | "naive";
      readonly count: number;
      readonly perSecond: number;
    }
  | { readonly do: "begin" | "end" }
  | { readonly do: "message"; readonly text: string }
  | { readonly do: "memory" };

export interface Report {
  /** CPU of the process, microseconds. */
  readonly cpu: number;
  /** Heap and buffers, bytes, after a collection. */
  readonly held: number;
  readonly rss: number;
}

const SCORES = 20;
/** When what is measured began. */
let begin = process.cpuUsage();

await using stack = new AsyncDisposableStack();
const platform = await openInProcess(stack, process.argv[2]!, JSON.parse(process.argv[3] ?? "{}"));
const nextId = createIds();
const { lake, supergraph } = platform;

/** Three authorisation classes. */
const CLASSES = [
  SCOPES,
  SCOPES.filter((scope) => scope !== "route:read"),
  SCOPES.filter((scope) => scope !== "data:write"),
];
const keys = await Promise.all(
  CLASSES.map(async (scopes) => {
    const secret = newSecret();
    const key = {
      id: nextId("key"),
      tenant: TENANT,
      name: "bench",
      createdAt: new Date(),
      scopes: [...scopes],
    };
    await lake.commit([insertKey(keyRow(secret, { ...key, allowedIps: [], expiresAt: null }))]);
    return secret;
  }),
);
const caller = { tenant: TENANT, keyId: "key_bench", scopes: SCOPES, requestId: "req_bench" };
const scores = await Promise.all(
  Array.from({ length: SCORES }, async (_, i) => {
    const input = {
      fromAddress: WALLETS.ordinary,
      toAddress: WALLETS.other,
      amount: `0.${i + 1}`,
      currency: "ETH",
      network: "ethereum",
    };
    const query = "mutation ($input: ScoreTransactionInput!) { scoreTransaction(input: $input) { id } }";
    const { data, errors } = await supergraph.execute({ query, variables: { input }, context: { caller } });
    if (errors?.[0]) throw errors[0];
    return (data as { scoreTransaction: { id: string } }).scoreTransaction.id;
  }),
);

const bare = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
await once(bare, "listening");
/** Of the naive server: each subscription's own source. */
const sources = new Set<(root: object) => void>();
const naiveHttp = createServer();
const naive = new WebSocketServer({ server: naiveHttp, perMessageDeflate: false });
useServer(
  {
    onSubscribe: (_context, _id, { query }) => ({ schema: supergraph.schema, document: parseOnce(query) }),
    subscribe: async ({ document }) => {
      const events = aSource();
      const stream = await supergraph.subscribe({
        document,
        context: { caller, events },
        eventContext: () => ({ caller }),
      });
      return stream as AsyncGenerator<never>;
    },
  },
  naive,
);
await once(naiveHttp.listen(0, "127.0.0.1"), "listening");

const documents = new Map<string, ReturnType<typeof import("graphql").parse>>();
const { parse } = await import("graphql");
function parseOnce(query: string) {
  const known = documents.get(query) ?? parse(query);
  documents.set(query, known);
  return known;
}

async function* aSource() {
  const waiting: object[] = [];
  let wake = Promise.withResolvers<void>();
  sources.add((root) => {
    waiting.push(root);
    wake.resolve();
  });
  for (;;) {
    for (let root = waiting.shift(); root !== undefined; root = waiting.shift()) yield root;
    await wake.promise;
    wake = Promise.withResolvers();
  }
}

let message = "";

async function emit(to: "hub" | "bare" | "naive", i: number): Promise<void> {
  if (to === "bare") {
    const text = message.replace(/"timestamp":"[^"]*"/, `"timestamp":"${new Date().toISOString()}"`);
    for (const client of bare.clients as Set<WebSocket>) client.send(text);
    return;
  }
  const id = scores[i % SCORES]!;
  const event = scoreEvent({ id, tenant: TENANT, i });
  if (to === "hub") return lake.commit([appendEvent(event)]);
  const { data } = event;
  const side = (address: string) => ({ id: `eip155:1:${address}` });
  const root = {
    scoreStream: {
      ...{
        id: String(i),
        transactionId: id,
        fraudScore: data.fraud_score,
        reputationScore: data.reputation_score,
      },
      ...{ recommendation: data.recommendation, network: { id: "ethereum" }, from: side(data.from_address) },
      ...{ to: side(data.to_address), score: { id }, timestamp: data.timestamp },
    },
  };
  for (const put of sources) put(root);
}

function report(cpu = 0): Report {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { cpu, held: heapUsed + external, rss };
}

process.on("message", async (order: Order) => {
  if (order.do === "message") message = order.text;
  if (order.do === "memory") process.send!(report());
  if (order.do === "begin") begin = process.cpuUsage();
  if (order.do === "end") {
    const { user, system } = process.cpuUsage(begin);
    process.send!(report(user + system));
  }
  if (order.do !== "events") return;
  const before = process.cpuUsage();
  await atRate(order, (i) => emit(order.to, i));
  const { user, system } = process.cpuUsage(before);
  process.send!(report(user + system));
});
process.on("disconnect", () => process.exit(0));
const portOf = (address: AddressInfo | string | null) => (address as AddressInfo).port;
process.send!({
  hub: platform.url,
  bare: `http://127.0.0.1:${portOf(bare.address())}`,
  naive: `http://127.0.0.1:${portOf(naiveHttp.address())}/`,
  keys,
  scores,
});
await new Promise(() => {});
