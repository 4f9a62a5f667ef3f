const ERROR_RESPONSE = "E".charCodeAt(0);
/** A message's type, then its length, which counts itself and not the type. */
const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;

/**
 * What Postgres said before it gave up: an error of severity `FATAL` or `PANIC`, after which a server
 * would end its process. PGlite stays where it is instead, and answers nothing any more.
 *
 * @param answer - Whole protocol messages, as Postgres wrote them.
 * @returns `undefined` when it did not give up.
 */
export function lastWords(answer: Uint8Array): string | undefined {
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

/** Each field is a letter and a text that ends with a zero byte. */
function fieldsOf(body: Uint8Array): Map<string, string> {
  const fields = Buffer.from(body).toString("utf8").split("\0").filter(Boolean);
  return new Map(fields.map((field) => [field.slice(0, 1), field.slice(1)]));
}
