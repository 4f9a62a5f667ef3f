import type { Data } from "./data.ts";

/**
 * Merges another subgraph's data for the same object into `target`, in place.
 *
 * A value replaces null, a later value an earlier one (both come from a field that the subgraphs share), and
 * objects and lists merge member by member. `__proto__` is ignored: as a key of an answer it would reach the
 * prototype that all objects share.
 */
export function merge(target: Data, source: Data): void {
  for (const key in source) {
    if (key === "__proto__") continue;
    const present = target[key];
    const incoming = source[key];
    if (isObject(present) && isObject(incoming)) mergeObjects(present, incoming);
    else if (incoming !== null || present === undefined) target[key] = incoming;
  }
}

function mergeObjects(present: object, incoming: object): void {
  if (!Array.isArray(present)) {
    if (!Array.isArray(incoming)) merge(present as Data, incoming as Data);
    return;
  }
  if (!Array.isArray(incoming)) return;
  for (let index = 0; index < incoming.length; index++) {
    const [a, b] = [present[index], incoming[index]];
    if (isObject(a) && isObject(b)) mergeObjects(a, b);
    else present[index] = a ?? b;
  }
}

/** A deep copy, for an entity that appears several times in the answer. */
export function copyData<Value>(value: Value): Value {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map(copyData) as Value;
  const result: Data = {};
  for (const key in value) if (key !== "__proto__") result[key] = copyData((value as Data)[key]);
  return result as Value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
