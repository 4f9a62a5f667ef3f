import {
  type ASTNode,
  type GraphQLError,
  locatedError,
  type ResponsePath,
  responsePathAsArray,
} from "graphql";
import { type Data, isPromise } from "../data.ts";

/** The path of a value, as resolvers see it. */
export type Place = ResponsePath | undefined;

/** The state of one execution of one compiled operation. */
export interface Execution {
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  readonly variableValues: Data;
  readonly errors: GraphQLError[];
  /** Aborts when the answer is no longer needed. */
  readonly signal: AbortSignal | undefined;
  /** The places that an error has made null; errors below them are ignored. */
  readonly nulled: Set<Place>;
}

/** A field or list item that an error can make null. */
export interface Failing {
  readonly nodes: readonly ASTNode[];
  readonly nonNull: boolean;
}

/**
 * Replaces a failed value by null and reports the error.
 *
 * @throws The located error where null is not allowed, so that the parent fails.
 */
export function failField(
  thrown: unknown,
  { nodes, nonNull }: Failing,
  path: Place,
  execution: Execution,
): null {
  const error = locatedError(thrown, nodes as ASTNode[], path && responsePathAsArray(path));
  if (nonNull) throw error;
  reportError(error, path, execution);
  return null;
}

/** Makes a value; if that throws or rejects, the value is null or its parent fails. */
export function completeValue(
  failing: Failing,
  path: Place,
  execution: Execution,
  make: () => unknown,
): unknown {
  try {
    const made = make();
    if (!isPromise(made)) return made;
    return made.then(undefined, (thrown: unknown) => failField(thrown, failing, path, execution));
  } catch (thrown) {
    return failField(thrown, failing, path, execution);
  }
}

/** Adds an error, unless an earlier one has already made a parent null. */
export function reportError(error: GraphQLError, path: Place, { errors, nulled }: Execution): void {
  for (let place = path; place !== undefined; place = place.prev) if (nulled.has(place)) return;
  if (nulled.has(undefined)) return;
  nulled.add(path);
  errors.push(error);
}
