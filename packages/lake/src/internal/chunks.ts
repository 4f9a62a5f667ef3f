/** Rows of one bulk statement: more is no faster, and a failure discards one chunk. */
const CHUNK = 500;

/** Splits a stream of rows into lists for one statement each. */
export async function* chunks<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  size = CHUNK,
): AsyncGenerator<Row[]> {
  let chunk: Row[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** As {@link chunks}, of rows that need not be waited for. */
export function* parts<Row>(rows: Iterable<Row>, size = CHUNK): Generator<Row[]> {
  let part: Row[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** As {@link chunks}, of rows that are all there. */
export function slices<Row>(rows: readonly Row[], size = CHUNK): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
}
