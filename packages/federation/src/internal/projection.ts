import { GraphQLError } from "graphql";
import { executorError } from "./failure.ts";

/** Maximum size of an answer. */
export interface AnswerLimits {
  /** Bytes of JSON. */
  readonly maxAnswerBytes: number;
  /** Values: objects, lists and leaves. */
  readonly maxAnswerNodes: number;
}

/** The state of projecting one answer. */
export interface Projection {
  readonly errors: GraphQLError[];
  /** The current path; pushed and popped during projection. */
  readonly path: (string | number)[];
  /** Nulls in places that the schema calls non-null. */
  readonly nulls: GraphQLError[];
  readonly limits: AnswerLimits;
  /** Size of the answer so far. */
  bytes: number;
  nodes: number;
}

/** The initial state of a projection. */
export function startProjection(limits: AnswerLimits): Projection {
  return { errors: [], path: [], nulls: [], limits, bytes: 0, nodes: 0 };
}

/** Marks a null that its type does not allow, while it propagates to the nearest nullable parent. */
export const BUBBLE: unique symbol = Symbol("bubble");

/** Projects a merged value to the client's selection. */
export type Project = (value: unknown, projection: Projection) => unknown;

/** Bytes of a key's two quotes, colon and comma. */
const PUNCTUATION = 4;
/** Assumed bytes of a number, a boolean or null; an upper bound for usual values. */
const SCALAR = 8;

/** Bytes that each occurrence of a key adds to an answer. */
export function keyBytes(key: string): number {
  return Buffer.byteLength(key) + PUNCTUATION;
}

/**
 * Counts one value of an answer.
 *
 * @param bytes - Its own size, without its members.
 * @throws GraphQLError `ANSWER_TOO_LARGE`.
 */
export function countBytes(projection: Projection, bytes: number): void {
  const { maxAnswerBytes, maxAnswerNodes } = projection.limits;
  projection.bytes += bytes;
  projection.nodes += 1;
  if (projection.bytes > maxAnswerBytes) throw tooLarge(`${maxAnswerBytes} bytes`);
  if (projection.nodes > maxAnswerNodes) throw tooLarge(`${maxAnswerNodes} values`);
}

/** Counts a leaf; the value of a custom scalar may be an object or a list. */
export function countLeaf(projection: Projection, value: unknown): void {
  if (typeof value === "string") countBytes(projection, Buffer.byteLength(value));
  else if (typeof value !== "object" || value === null) countBytes(projection, SCALAR);
  else if (Array.isArray(value)) {
    countBytes(projection, value.length);
    for (const item of value) countLeaf(projection, item);
  } else {
    countBytes(projection, 0);
    for (const key in value) {
      projection.bytes += keyBytes(key);
      countLeaf(projection, (value as Record<string, unknown>)[key]);
    }
  }
}

function tooLarge(limit: string): GraphQLError {
  return executorError(
    "ANSWER_TOO_LARGE",
    `The answer is over ${limit}: select fewer fields or ask for fewer objects.`,
  );
}

/** Maximum number of nulls and of type errors that are reported individually. */
const MAX_REPORTED = 100;

/** Records a null that must propagate. `coordinate` is `Type.field`. */
export function noteNull({ nulls, path }: Projection, coordinate: string): void {
  if (nulls.length === MAX_REPORTED) return;
  nulls.push(
    new GraphQLError(`Cannot return null for non-nullable field ${coordinate}.`, { path: [...path] }),
  );
}

/** Reports a value that its type does not allow; the value becomes null. */
export function reportMisfit({ errors, path }: Projection, coordinate: string, expected: string): void {
  if (errors.length === MAX_REPORTED) return;
  const message = `A subgraph answered ${coordinate} with something that is not ${expected}.`;
  const { extensions } = executorError("SUBGRAPH_MALFORMED_ANSWER", message);
  errors.push(new GraphQLError(message, { path: [...path], extensions }));
}
