/**
 * Reads a body as UTF-8. @returns `undefined` when it has more than `limit` bytes; leaving destroys the body then, and
 * the connection with it.
 */
export async function readLimited(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes).toString("utf8");
}
