import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
} from "graphql";
import { argumentsFor, argumentsOf } from "./arguments.ts";
import type { LargeStore } from "./large-store.ts";
import { MAX_MUTATIONS, ONCE_ONLY } from "./mutation-arguments.ts";

/** A field of the graph and an operation that queries it so often that the rest is negligible. */
export interface Probe {
  /** `Type.field`. */
  readonly field: string;
  /** The operation with the field under the given number of aliases. It can be run once: ask for another. */
  readonly ask: (aliases: number, wallets: number) => Promise<string>;
  /** The number of aliases to begin with. */
  readonly maxAliases: number;
  /** Whether the operation depends on the number of wallets. */
  readonly manyWallets: boolean;
}

const MAX_ALIASES = 300;

interface Way {
  readonly open: (wallets: number) => Promise<string>;
  readonly close: string;
  readonly manyWallets: boolean;
}

/**
 * A probe for every field of every type that an operation can reach, by the shortest path; for wallets, by
 * the path to a thousand of them.
 */
export function probesOf(schema: GraphQLSchema, store: LargeStore): Probe[] {
  const table = argumentsFor(store);
  const call = async (type: GraphQLObjectType, name: string, alias: string) =>
    `${alias}: ${name}${await argumentsOf(table, type, name)}`;
  return [...waysTo(schema, store, call)].flatMap(([name, { open, close, manyWallets }]) => {
    const type = schema.getType(name) as GraphQLObjectType;
    return Object.values(type.getFields()).map((field): Probe => {
      const selection = isCompositeType(getNamedType(field.type)) ? " { __typename }" : "";
      const probed = `${name}.${field.name}`;
      return {
        field: probed,
        manyWallets,
        maxAliases: ONCE_ONLY.includes(probed)
          ? 1
          : type === schema.getMutationType()
            ? MAX_MUTATIONS
            : MAX_ALIASES,
        ask: async (aliases, wallets) => {
          const uses: string[] = [];
          for (let at = 0; at < aliases; at++)
            uses.push((await call(type, field.name, `a${at}`)) + selection);
          return `${await open(wallets)} ${uses.join(" ")} ${close}`;
        },
      };
    });
  });
}

type Call = (type: GraphQLObjectType, name: string, alias: string) => Promise<string>;

function waysTo(schema: GraphQLSchema, { addresses }: LargeStore, call: Call): Map<string, Way> {
  const list = (wallets: number) => JSON.stringify(addresses.slice(0, wallets));
  const ways = new Map<string, Way>([
    ["Query", { open: async () => "{", close: "}", manyWallets: false }],
    [
      "Wallet",
      {
        open: async (wallets) =>
          `{ reputations(network: "ethereum", addresses: ${list(wallets)}) { wallets {`,
        close: "} } }",
        manyWallets: true,
      },
    ],
    ["Mutation", { open: async () => "mutation {", close: "}", manyWallets: false }],
  ]);
  for (const [name, { open, close, manyWallets }] of ways) {
    const type = schema.getType(name) as GraphQLObjectType;
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (!isObjectType(next) || ways.has(next.name)) continue;
      ways.set(next.name, {
        open: async (wallets) => `${await open(wallets)} ${await call(type, field.name, "w")} {`,
        close: `} ${close}`,
        manyWallets,
      });
    }
  }
  return ways;
}
