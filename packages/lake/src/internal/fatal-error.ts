const ERROR_RESPONSE = "E".charCodeAt(0);
/** A message's type, then its length, which counts itself and not the type. */
const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;

/**
 * The reason that Postgres gave before it aborted: an error of severity `FATAL` or `PANIC`, after which a
 * server would end its process. PGlite keeps running instead, and no longer answers.
 *
 * @param answer - Whole protocol messages, as Postgres wrote them.
 * @returns `undefined` when it did not abort.
 */
export function findFatalError(answer: Uint8Array): string | undefined {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  for (let at = 0; at + TYPE_BYTES + LENGTH_BYTES <= answer.length; ) {
    const length = view.getInt32(at + TYPE_BYTES);
    if (answer[at] === ERROR_RESPONSE) {
      const error = fieldsOf(answer.subarray(at + TYPE_BYTES + LENGTH_BYTES, at + TYPE_BYTES + length));
      if (error.get("V") === "FATAL" || error.get("V") === "PANIC")
        return `${error.get("V")}: ${error.get("M")}`;
    }
    at += TYPE_BYTES + length;
  }
  return undefined;
}

/** Each field is a letter and a zero-terminated text. */
function fieldsOf(body: Uint8Array): Map<string, string> {
  const fields = Buffer.from(body).toString("utf8").split("\0").filter(Boolean);
  return new Map(fields.map((field) => [field.slice(0, 1), field.slice(1)]));
}
