/** Rows of one bulk statement: more gains nothing, and a chunk is what a failure costs. */
const CHUNK = 500;

/** Cuts a stream of rows into lists that one statement can take. */
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
