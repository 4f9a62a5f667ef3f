/**
 * A histogram with logarithmic buckets, as plain JSON: bucket number to count of values. A bucket is a
 * double's sign, exponent and first four fraction bits, so its width is at most 1/16 of its values. It is
 * computed without a logarithm and so is the same on every machine. At most a few hundred are used.
 */
export type Sketch = Record<number, number>;

const DROPPED_BITS = 16;
const scratch = new DataView(new ArrayBuffer(8));

/** The bucket of a value `>= 0`; larger values never have a smaller bucket. */
export function bucketOf(value: number): number {
  scratch.setFloat64(0, value);
  return scratch.getUint32(0) >>> DROPPED_BITS;
}

/** The middle of a bucket, within 1/32 of each of its values. Zero has its own bucket. */
export function middleOf(bucket: number): number {
  if (bucket === 0) return 0;
  scratch.setUint32(0, (bucket << DROPPED_BITS) | (1 << (DROPPED_BITS - 1)));
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
}

/** Adds one value in place. */
export function addToSketch(sketch: Sketch, value: number): void {
  const bucket = bucketOf(value);
  const count = sketch[bucket];
  if (count === undefined) listed.delete(sketch);
  sketch[bucket] = (count ?? 0) + 1;
}

/** The buckets of sketches: most values fall into one that is there already. */
const listed = new WeakMap<Sketch, readonly number[]>();

/**
 * The buckets of a sketch that has its values by {@link addToSketch} alone from here on, ascending. To list them takes longer
 * than all else that is done with a sketch.
 */
export function bucketsOf(sketch: Sketch): readonly number[] {
  const known = listed.get(sketch);
  if (known !== undefined) return known;
  // Members whose names are whole numbers ascend.
  const buckets = Object.keys(sketch).map(Number);
  listed.set(sketch, buckets);
  return buckets;
}

/**
 * The median to within 1/32 of its size; `NaN` for an empty sketch. With an even number of values, the
 * mean of the two in the middle.
 */
export function sketchMedian(sketch: Sketch): number {
  const buckets = bucketsOf(sketch);
  let count = 0;
  for (const bucket of buckets) count += sketch[bucket]!;
  if (count === 0) return Number.NaN;
  const at = (rank: number) => {
    let before = 0;
    for (const bucket of buckets) {
      before += sketch[bucket]!;
      if (before > rank) return middleOf(bucket);
    }
    return Number.NaN;
  };
  const [lower, upper] = [(count - 1) >> 1, count >> 1];
  const low = at(lower);
  return upper === lower ? low : (low + at(upper)) / 2;
}

/** As {@link sketchMedian}, from all values at once, shape `[n]`, in any order, each `>= 0`. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const at = (rank: number) => middleOf(bucketOf(sorted[rank]!));
  return (at((values.length - 1) >> 1) + at(values.length >> 1)) / 2;
}
