import {
  type ASTNode,
  type GraphQLError,
  locatedError,
  type ResponsePath,
  responsePathAsArray,
} from "graphql";
import { type Data, isPromise } from "../data.ts";

/** Where a value stands, as resolvers see it. */
export type Place = ResponsePath | undefined;

/** The state of one execution of one compiled operation. */
export interface Execution {
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  readonly variableValues: Data;
  readonly errors: GraphQLError[];
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal | undefined;
  /** The places that an error has made null; what goes wrong below them is of no interest. */
  readonly nulled: Set<Place>;
}

/** A field, or an item of a list, that an error can make null. */
export interface Failing {
  readonly nodes: readonly ASTNode[];
  readonly nonNull: boolean;
}

/**
 * Makes null of a value that failed, and reports why.
 *
 * @throws The located error, where null is not allowed: then it is the parent that fails.
 */
export function fail(thrown: unknown, { nodes, nonNull }: Failing, path: Place, execution: Execution): null {
  const error = locatedError(thrown, nodes as ASTNode[], path && responsePathAsArray(path));
  if (nonNull) throw error;
  report(error, path, execution);
  return null;
}

/** Makes a value; where that fails, now or later, it is null, or its parent fails. */
export function guard(failing: Failing, path: Place, execution: Execution, make: () => unknown): unknown {
  try {
    const made = make();
    if (!isPromise(made)) return made;
    return made.then(undefined, (thrown: unknown) => fail(thrown, failing, path, execution));
  } catch (thrown) {
    return fail(thrown, failing, path, execution);
  }
}

/** Adds an error, unless one has made a parent of its place null already. */
export function report(error: GraphQLError, path: Place, { errors, nulled }: Execution): void {
  for (let place = path; place !== undefined; place = place.prev) if (nulled.has(place)) return;
  if (nulled.has(undefined)) return;
  nulled.add(path);
  errors.push(error);
}
