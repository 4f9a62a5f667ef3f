/** A GraphQL object in an answer: response key to value. */
export type Data = Record<string, unknown>;

/** A response path: keys and list indexes from the root. */
export type Path = readonly (string | number)[];

/** Whether a value is an object that is neither null nor a list. */
export function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a promise. */
export function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
