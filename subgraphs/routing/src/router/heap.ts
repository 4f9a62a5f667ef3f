/** A binary min-heap of (key, value) pairs of numbers. */
export interface Heap {
  readonly keys: number[];
  readonly values: number[];
}

export function createHeap(): Heap {
  return { keys: [], values: [] };
}

export function pushHeap({ keys, values }: Heap, key: number, value: number): void {
  let at = keys.length;
  keys.push(key);
  values.push(value);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (keys[parent]! <= key) break;
    keys[at] = keys[parent]!;
    values[at] = values[parent]!;
    at = parent;
  }
  keys[at] = key;
  values[at] = value;
}

/** Removes and returns the value with the lowest key; `undefined` when the heap is empty. */
export function popHeap({ keys, values }: Heap): number | undefined {
  const least = values[0];
  const key = keys.pop();
  const value = values.pop();
  if (key === undefined || value === undefined || keys.length === 0) return least;
  let at = 0;
  for (let child = 1; child < keys.length; child = 2 * at + 1) {
    if (child + 1 < keys.length && keys[child + 1]! < keys[child]!) child++;
    if (keys[child]! >= key) break;
    keys[at] = keys[child]!;
    values[at] = values[child]!;
    at = child;
  }
  keys[at] = key;
  values[at] = value;
  return least;
}
