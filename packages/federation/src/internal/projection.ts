import { GraphQLError } from "graphql";
import { failure } from "./failure.ts";

/** How large an answer may be. */
export interface AnswerLimits {
  /** Bytes of JSON. */
  readonly maxAnswerBytes: number;
  /** Values: objects, lists and leaves. */
  readonly maxAnswerNodes: number;
}

/** The state of projecting one answer. */
export interface Projection {
  readonly errors: GraphQLError[];
  /** Where the projection stands; pushed and popped as it goes. */
  readonly path: (string | number)[];
  /** Nulls in places that the schema calls non-null. */
  readonly nulls: GraphQLError[];
  readonly limits: AnswerLimits;
  /** What the answer has come to so far. */
  bytes: number;
  nodes: number;
}

/** A projection at its beginning. */
export function startProjection(limits: AnswerLimits): Projection {
  return { errors: [], path: [], nulls: [], limits, bytes: 0, nodes: 0 };
}

/** Stands for a null that its type does not allow, on its way to the nearest nullable parent. */
export const BUBBLE: unique symbol = Symbol("bubble");

/** Turns a merged value into what the client asked of it. */
export type Project = (value: unknown, projection: Projection) => unknown;

/** Bytes of quotes, colon and comma around a key, and at least around a value. */
const PUNCTUATION = 4;
/** Bytes of a number, a boolean or null; an upper bound of what is usual. */
const SCALAR = 8;

/** What a key adds to an answer wherever it stands, in bytes. */
export function keyBytes(key: string): number {
  return Buffer.byteLength(key) + PUNCTUATION;
}

/**
 * Counts one value of an answer.
 *
 * @param bytes - What it adds, without what it holds.
 * @throws GraphQLError `ANSWER_TOO_LARGE`.
 */
export function count(projection: Projection, bytes: number): void {
  const { maxAnswerBytes, maxAnswerNodes } = projection.limits;
  projection.bytes += bytes;
  projection.nodes += 1;
  if (projection.bytes > maxAnswerBytes) throw tooLarge(`${maxAnswerBytes} bytes`);
  if (projection.nodes > maxAnswerNodes) throw tooLarge(`${maxAnswerNodes} values`);
}

/** Counts a leaf, which may be a structure of its own where its scalar is custom. */
export function countLeaf(projection: Projection, value: unknown): void {
  if (typeof value === "string") count(projection, Buffer.byteLength(value));
  else if (typeof value !== "object" || value === null) count(projection, SCALAR);
  else if (Array.isArray(value)) {
    count(projection, value.length);
    for (const item of value) countLeaf(projection, item);
  } else {
    count(projection, 0);
    for (const key in value) {
      projection.bytes += keyBytes(key);
      countLeaf(projection, (value as Record<string, unknown>)[key]);
    }
  }
}

function tooLarge(limit: string): GraphQLError {
  return failure(
    "ANSWER_TOO_LARGE",
    `The answer is over ${limit}: select fewer fields or ask for fewer objects.`,
  );
}

/** Maximum nulls and type errors that are reported one by one. */
const MOST_TOLD = 100;

/** Notes a null that must bubble. `coordinate` is `Type.field`. */
export function noteNull({ nulls, path }: Projection, coordinate: string): void {
  if (nulls.length === MOST_TOLD) return;
  nulls.push(
    new GraphQLError(`Cannot return null for non-nullable field ${coordinate}.`, { path: [...path] }),
  );
}

/** Reports a value that its type does not allow; the value becomes null. */
export function reportMisfit({ errors, path }: Projection, coordinate: string, expected: string): void {
  if (errors.length === MOST_TOLD) return;
  const message = `A subgraph answered ${coordinate} with something that is not ${expected}.`;
  const { extensions } = failure("SUBGRAPH_MALFORMED_ANSWER", message);
  errors.push(new GraphQLError(message, { path: [...path], extensions }));
}
