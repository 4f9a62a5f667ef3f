/** Values by descending key. */
export interface MaxHeap<Value> {
  push(key: number, value: Value): void;
  /** Takes out a value with the greatest key; `undefined` when there is none. */
  pop(): { readonly key: number; readonly value: Value } | undefined;
}

/** An empty binary heap. */
export function maxHeap<Value>(): MaxHeap<Value> {
  const items: { key: number; value: Value }[] = [];

  const swap = (i: number, j: number) => {
    [items[i], items[j]] = [items[j]!, items[i]!];
  };
  const greatest = (i: number): number => {
    let top = i;
    for (const child of [2 * i + 1, 2 * i + 2])
      if (child < items.length && items[child]!.key > items[top]!.key) top = child;
    return top;
  };

  return {
    push(key, value) {
      items.push({ key, value });
      for (let i = items.length - 1; i > 0; i = (i - 1) >> 1) {
        if (items[(i - 1) >> 1]!.key >= items[i]!.key) break;
        swap(i, (i - 1) >> 1);
      }
    },
    pop() {
      const first = items[0];
      const last = items.pop();
      if (first === undefined || items.length === 0) return first;
      items[0] = last!;
      for (let i = 0, top = greatest(0); top !== i; i = top, top = greatest(i)) swap(i, top);
      return first;
    },
  };
}
