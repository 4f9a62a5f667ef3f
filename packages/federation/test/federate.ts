import { inProcess } from "../src/in-process.ts";
import type { Subgraph, SubgraphRequest, SubscribableSubgraph } from "../src/subgraph.ts";
import { createSupergraph, type Supergraph } from "../src/supergraph.ts";
import type { SupergraphOptions } from "../src/supergraph-options.ts";
import { compose, type SubgraphSources, subgraphSchema } from "./compose.ts";

/** A supergraph over subgraphs in this process, and every request to them. */
export interface Federated extends Supergraph {
  readonly requests: (SubgraphRequest & { readonly subgraph: string })[];
}

/** Options of a test. */
export interface FederateOptions extends Partial<SupergraphOptions> {
  /** Replaces some of the subgraphs. */
  readonly instead?: Readonly<Record<string, Subgraph>>;
}

/** Composes subgraphs and executes them in this process. */
export function federate(
  sources: SubgraphSources,
  { instead = {}, ...options }: FederateOptions = {},
): Federated {
  const requests: Federated["requests"] = [];
  const subgraphs = Object.entries(sources).map(([name, source]) => {
    const given = instead[name] ?? inProcess(subgraphSchema(source));
    const subgraph: SubscribableSubgraph = typeof given === "function" ? { execute: given } : given;
    const noted: SubscribableSubgraph = {
      ...subgraph,
      execute: (request) => {
        requests.push({ ...request, variables: structuredClone(request.variables), subgraph: name });
        return subgraph.execute(request);
      },
    };
    return [name, noted] as const;
  });
  const sdl = options.sdl ?? compose(sources);
  const supergraph = createSupergraph({ ...options, sdl, subgraphs: Object.fromEntries(subgraphs) });
  return { ...supergraph, requests };
}

/** The result of an operation as a client would read it from the wire. */
export async function answerTo(
  supergraph: Pick<Supergraph, "execute">,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  return JSON.parse(JSON.stringify(await supergraph.execute({ query, variables }))) as Answer;
}

/**
 * A result as text for comparison, with errors sorted by path: a list that yields to the event loop fails
 * later.
 */
export function resultText(result: { readonly errors?: readonly object[] | undefined }): string {
  if (result.errors === undefined) return JSON.stringify(result);
  const errors = result.errors.map((error) => JSON.stringify(error)).sort();
  return JSON.stringify({ ...result, errors });
}

/** A result after JSON. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: each test asserts its own shape.
  readonly data?: any;
  readonly errors?: readonly {
    message: string;
    path?: (string | number)[];
    extensions: Record<string, unknown>;
  }[];
  readonly extensions?: {
    readonly valueCompletion?: readonly { message: string; path: (string | number)[] }[];
  };
}

/** Two subgraphs for most tests: boats and their ratings. */
export const FLEET: SubgraphSources = {
  boats: {
    sdl: `type Query { boat(id: ID!): Boat boats: [Boat!]! found: Found strict: Boat! }
      type Mutation { launch(id: ID!): Boat }
      type Subscription { moved(from: Int = 0): Boat }
      union Found = Boat | Wreck
      type Wreck { id: ID! depth: Int! }
      type Boat @key(fields: "id") { id: ID! name: String! length: Float twin: Boat }`,
    resolvers: {
      Query: {
        boat: (_: unknown, { id }: { id: string }) => boatOf(id),
        boats: () => ["b1", "b2", "b1"].map(boatOf),
        found: () => ({ __typename: "Wreck", id: "w1", depth: 40 }),
        strict: () => boatOf("b1"),
      },
      Mutation: { launch: (_: unknown, { id }: { id: string }) => boatOf(id) },
      Subscription: {
        moved: {
          subscribe: async function* (_: unknown, { from }: { from: number }) {
            for (const id of ["b1", "b2"].slice(from)) yield { moved: boatOf(id) };
          },
        },
      },
      Boat: {
        __resolveReference: ({ id }: { id: string }) => boatOf(id),
        twin: ({ id }: { id: string }) => boatOf(id === "b1" ? "b2" : "b1"),
      },
    },
  },
  ratings: {
    sdl: `type Query { best: Boat }
      type Boat @key(fields: "id") { id: ID! length: Float @external stars(scale: Int = 5): Int
        class: String @requires(fields: "length") crew: [Sailor] }
      type Sailor @key(fields: "id") { id: ID! boat: Boat }`,
    resolvers: {
      Query: { best: () => ({ id: "b2" }) },
      Boat: {
        __resolveReference: (boat: object) => boat,
        stars: ({ id }: { id: string }, { scale }: { scale: number }) => Number(id.slice(1)) * scale,
        class: ({ length }: { length: number | null }) =>
          length === null ? "unknown" : length > 10 ? "large" : "small",
        crew: ({ id }: { id: string }) => [{ id: `${id}-s1`, boat: { id } }, null],
      },
    },
  },
};

function boatOf(id: string) {
  if (!/^b[1-9]$/.test(id)) return null;
  return { __typename: "Boat", id, name: `Boat ${id.slice(1)}`, length: id === "b1" ? 8.5 : 12 };
}
