import { Failure } from "@tetron/domain/failure";
import type { FastifyError } from "fastify";

/** How Node's parser says that the bytes of a request are none, such as a chunk without a length. */
const NO_HTTP = /^HPE_/;

/**
 * What Fastify itself refuses, as one of our failures, and what became of a client's own connection while its
 * body was read. Anything else comes back as it is.
 *
 * @param bodyLimit - Bytes that a body may have.
 * @param isReading - Whether the request had not arrived whole: later such errors are of connections that we
 *   opened ourselves.
 */
export function httpFailure(
  thrown: unknown,
  { bodyLimit, isReading }: { readonly bodyLimit: number; readonly isReading: boolean },
): unknown {
  if (!(thrown instanceof Error) || !("code" in thrown)) return thrown;
  const { code, statusCode } = thrown as FastifyError;
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Failure("PAYLOAD_TOO_LARGE", `The body is over ${bodyLimit} bytes.`, { limit: bodyLimit });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Failure("UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json.", {
        expected: "application/json",
      });
    case "FST_ERR_BAD_URL":
      return new Failure("BAD_REQUEST", "The path is not a valid URL.", {
        issues: [{ field: "path", reason: "malformed" }],
      });
    case "FST_ERR_MAX_PARAM_LENGTH":
      return new Failure("BAD_REQUEST", "The path has a part that is too long.", {
        issues: [{ field: "path", reason: "too_long" }],
      });
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return badBody("empty", "The body is empty; it must be JSON.");
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return badBody("malformed_json", "The body is not valid JSON.");
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return badBody("length", "The body is not as long as Content-Length says.");
    case "FST_ERR_HANDLER_TIMEOUT":
      return new Failure("UNAVAILABLE", "The answer took too long.", {
        dependency: "service",
        retryAfter: 1,
      });
    default:
      if (isReading && code === "ECONNRESET")
        return badBody("incomplete", "The connection ended before the body was complete.");
      if (isReading && NO_HTTP.test(code ?? ""))
        return badBody("malformed", "The body is not framed as HTTP demands.");
      // Fastify's other refusals, whose words are not ours.
      return code?.startsWith("FST_") && statusCode !== undefined && statusCode < 500
        ? badBody("malformed", "The body cannot be read.")
        : thrown;
  }
}

/**
 * Refuses a body that is packed: unpacked it may be of any size, and as it is it would be no valid JSON.
 *
 * @throws Failure `UNSUPPORTED_MEDIA_TYPE` naming the encoding.
 */
export function requireIdentity(contentEncoding: string | undefined): void {
  if (contentEncoding === undefined || contentEncoding.trim().toLowerCase() === "identity") return;
  throw new Failure(
    "UNSUPPORTED_MEDIA_TYPE",
    `Content-Encoding: "${contentEncoding.slice(0, 40)}" is not supported. Send the body uncompressed.`,
    { expected: "identity" },
  );
}

function badBody(reason: string, message: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", message, { issues: [{ field: "body", reason }] });
}
