import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
} from "graphql";
import { WALLETS } from "../../client.ts";
import type { LargeStore } from "./large-store.ts";

/** A field of the graph and an operation that queries it so often that the rest is negligible. */
export interface Probe {
  /** `Type.field`. */
  readonly field: string;
  /** The operation with the field under the given number of aliases. */
  readonly ask: (aliases: number, wallets: number) => string;
  /** Whether the operation depends on the number of wallets. */
  readonly manyWallets: boolean;
}

interface Way {
  readonly open: (wallets: number) => string;
  readonly close: string;
  readonly manyWallets: boolean;
}

/**
 * A probe for every field of every type that an operation can reach, by the shortest path; for wallets, by
 * the path to a thousand of them.
 *
 * @throws Error for a field with required arguments that are not defined here.
 */
export function probesOf(schema: GraphQLSchema, store: LargeStore): Probe[] {
  const argumentsOf = argumentsFor(store);
  const call = (type: GraphQLObjectType, name: string, alias: string) => {
    const field = type.getFields()[name]!;
    const given = argumentsOf[`${type.name}.${name}`]?.(alias);
    if (
      given === undefined &&
      field.args.some(({ type: of }) => String(of).endsWith("!") && !field.args[0]?.defaultValue)
    )
      throw new Error(`${type.name}.${name} needs arguments: tell them in probes.ts.`);
    return `${alias}: ${name}${given ? `(${given})` : ""}`;
  };
  const ways = waysTo(schema, store, call);
  return [...ways].flatMap(([name, { open, close, manyWallets }]) => {
    const type = schema.getType(name) as GraphQLObjectType;
    return Object.values(type.getFields()).map((field): Probe => {
      const selection = isCompositeType(getNamedType(field.type)) ? " { __typename }" : "";
      return {
        field: `${name}.${field.name}`,
        manyWallets,
        ask: (aliases, wallets) => {
          const asked = Array.from(
            { length: aliases },
            (_, at) => call(type, field.name, `a${at}`) + selection,
          );
          return `${open(wallets)} ${asked.join(" ")} ${close}`;
        },
      };
    });
  });
}

type Call = (type: GraphQLObjectType, name: string, alias: string) => string;

function waysTo(schema: GraphQLSchema, { addresses }: LargeStore, call: Call): Map<string, Way> {
  const list = (wallets: number) => JSON.stringify(addresses.slice(0, wallets));
  const ways = new Map<string, Way>([
    ["Query", { open: () => "{", close: "}", manyWallets: false }],
    [
      "Wallet",
      {
        open: (wallets) => `{ reputations(network: "ethereum", addresses: ${list(wallets)}) { wallets {`,
        close: "} } }",
        manyWallets: true,
      },
    ],
    ["Mutation", { open: () => "mutation {", close: "}", manyWallets: false }],
  ]);
  for (const [name, { open, close, manyWallets }] of ways) {
    const type = schema.getType(name) as GraphQLObjectType;
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (!isObjectType(next) || ways.has(next.name)) continue;
      ways.set(next.name, {
        open: (wallets) => `${open(wallets)} ${call(type, field.name, "w")} {`,
        close: `} ${close}`,
        manyWallets,
      });
    }
  }
  return ways;
}

/** Arguments by field, each the most expensive that are allowed. */
function argumentsFor({ addresses, score, route }: LargeStore) {
  const [from] = addresses;
  const payment = `fromAddress: "${from}", toAddress: "${WALLETS.other}", network: "ethereum"`;
  const now = Date.now();
  const moment = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
  const all = JSON.stringify(addresses.slice(0, 300));
  let n = 0;
  const of: Record<string, (alias: string) => string> = {
    "Query.network": () => `id: "ethereum"`,
    "Query.wallet": () => `network: "ethereum", address: "${from}"`,
    "Query.paths": () => `network: "ethereum", from: "${from}", to: "${WALLETS.other}", maxHops: 4`,
    "Query.job": () => `id: "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD"`,
    "Query.score": () => `id: "${score}"`,
    "Query.scoresById": () => `ids: ["${score}"]`,
    "Query.route": () => `id: "${route}"`,
    "Query.reputations": () => `network: "ethereum", addresses: ${all}`,
    "Query.quoteRoute": () => `input: { ${payment}, amount: "100", currency: "USDC", toNetwork: "polygon" }`,
    "Wallet.reputationHistory": () => `from: "${moment(1_010)}", to: "${moment(20)}", step: 60`,
    "Wallet.scores": () => "first: 100",
    "WalletRisk.nearest": () => "first: 50",
    "Mutation.scoreTransaction": () => `input: { ${payment}, amount: "0.5", currency: "ETH" }`,
    "Mutation.recordOutcome": () =>
      `input: { network: "ethereum", address: "${from}", outcome: GOOD, reference: "bench-${now}-${n++}" }`,
    "Mutation.reportRouteExecution": () => `input: { routeId: "${route}", outcome: EXECUTED, seconds: 60 }`,
    "Mutation.importHistories": () => `input: { network: "ethereum", format: NDJSON, lines: ["{}"] }`,
    "Mutation.startUpload": () => "input: { kind: OUTCOMES }",
    "Mutation.appendUpload": () => `input: { id: "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD", part: 0, content: "" }`,
    "Mutation.finishUpload": () => `input: { id: "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD", bytes: 0, sha256: "" }`,
    "Mutation.receiveHook": () =>
      `input: { source: "bench", message: "bench-${now}-${n++}", kind: CONTEXT, rows: "{}" }`,
    "Mutation.cancelJob": () => `id: "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD"`,
    "Mutation.restartJob": () => `id: "job_01JVEP5ZK8Q4T6W2N9B3RXC7HD"`,
    "Mutation.watchWallets": () => `input: { network: "ethereum", addresses: ${all} }`,
    "Mutation.unwatchWallets": () => `input: { network: "ethereum", addresses: ${all} }`,
    // The first wallets have as many labels as they may.
    "Mutation.importLabels": () =>
      `input: { network: "ethereum", format: CSV, list: "bench", version: "v${n++}", lines: ${JSON.stringify(["address,label", ...addresses.slice(-900).map((address) => `${address},exchange`)])} }`,
  };
  return of;
}
