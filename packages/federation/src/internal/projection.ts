import { GraphQLError } from "graphql";
import { failure } from "./failure.ts";

/** The state of projecting one answer. */
export interface Projection {
  readonly errors: GraphQLError[];
  /** Where the projection stands; pushed and popped as it goes. */
  readonly path: (string | number)[];
  /** Nulls in places that the schema calls non-null. */
  readonly nulls: GraphQLError[];
}

/** Stands for a null that its type does not allow, on its way to the nearest nullable parent. */
export const BUBBLE: unique symbol = Symbol("bubble");

/** Turns a merged value into what the client asked of it. */
export type Project = (value: unknown, projection: Projection) => unknown;

/** Nulls that are told of one by one; a list of thousands of them says nothing more. */
const MAX_NULLS = 100;

/** Notes a null that must bubble. `coordinate` is `Type.field`. */
export function noteNull({ nulls, path }: Projection, coordinate: string): void {
  if (nulls.length === MAX_NULLS) return;
  nulls.push(
    new GraphQLError(`Cannot return null for non-nullable field ${coordinate}.`, { path: [...path] }),
  );
}

/** Reports a value that its type does not allow; the value becomes null. */
export function reportMisfit({ errors, path }: Projection, coordinate: string, expected: string): void {
  const message = `A subgraph answered ${coordinate} with something that is not ${expected}.`;
  const { extensions } = failure("SUBGRAPH_MALFORMED_ANSWER", message);
  errors.push(new GraphQLError(message, { path: [...path], extensions }));
}
