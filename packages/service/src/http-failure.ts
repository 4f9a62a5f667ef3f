import { Failure } from "@tetron/domain/failure";
import type { FastifyError } from "fastify";

/** Error codes of Node's HTTP parser for malformed requests, such as a chunk without a length. */
const NO_HTTP = /^HPE_/;

/** The encoding that a `Content-Type` names; `boundary` and other parameters may stand before it. */
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;
/** ASCII is UTF-8 too. */
const UTF8 = /^(?:utf-?8|us-ascii)$/i;

interface RequestTraits {
  /** Bytes that a body may have. */
  readonly bodyLimit: number;
  /** The media type that a body must have. */
  readonly contentType: string;
  /**
   * Whether the request has not fully arrived; later errors of this kind come from connections that this process
   * opened.
   */
  readonly isReading: boolean;
}

/**
 * Maps Fastify's own refusals, and a client connection that breaks while its body is read, to failures. Other
 * errors are returned unchanged.
 */
export function httpFailure(thrown: unknown, { bodyLimit, contentType, isReading }: RequestTraits): unknown {
  if (!(thrown instanceof Error) || !("code" in thrown)) return thrown;
  const { code, statusCode } = thrown as FastifyError;
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Failure("PAYLOAD_TOO_LARGE", `The body is over ${bodyLimit} bytes.`, { limit: bodyLimit });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Failure("UNSUPPORTED_MEDIA_TYPE", `Content-Type must be ${contentType}.`, {
        expected: contentType,
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
      return badBody("length", "The length of the body differs from Content-Length.");
    case "FST_ERR_HANDLER_TIMEOUT":
      return new Failure("UNAVAILABLE", "The answer took too long.", {
        dependency: "service",
        retryAfter: 1,
      });
    default:
      if (isReading && code === "ECONNRESET")
        return badBody("incomplete", "The connection ended before the body was complete.");
      if (isReading && NO_HTTP.test(code ?? "")) return badBody("malformed", "The body is not valid HTTP.");
      // Fastify's other refusals, reworded.
      return code?.startsWith("FST_") && statusCode !== undefined && statusCode < 500
        ? badBody("malformed", "The body cannot be read.")
        : thrown;
  }
}

/**
 * Refuses a compressed body: decompressed it may have any size, and compressed it is not valid JSON.
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

/**
 * Refuses a body in another encoding than UTF-8, as which every body is read.
 *
 * @throws Failure `UNSUPPORTED_MEDIA_TYPE` naming the encoding.
 */
export function requireUtf8(contentType: string | undefined): void {
  const charset = CHARSET.exec(contentType ?? "")?.[1];
  if (charset === undefined || UTF8.test(charset)) return;
  throw new Failure(
    "UNSUPPORTED_MEDIA_TYPE",
    `Content-Type: the charset "${charset.slice(0, 40)}" is not supported. Send the body as UTF-8.`,
    { expected: "charset=utf-8" },
  );
}

function badBody(reason: string, message: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", message, { issues: [{ field: "body", reason }] });
}
