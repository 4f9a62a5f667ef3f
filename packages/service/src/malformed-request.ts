import type { Socket } from "node:net";
import { Failure } from "@tetron/domain/failure";
import { ANSWER_HEADERS } from "./answer-headers.ts";
import { presentRest } from "./present.ts";

/** What Node calls a request that arrives too slowly. */
export const TOO_SLOW = "ERR_HTTP_REQUEST_TIMEOUT";

const NO_HTTP = { field: "request", reason: "malformed", message: "This is not an HTTP request." };

/** What is wrong, by Node's code. */
const WRONG: Readonly<Record<string, typeof NO_HTTP>> = {
  HPE_HEADER_OVERFLOW: { field: "headers", reason: "too_long", message: "The headers are too long." },
  [TOO_SLOW]: {
    ...{ field: "request", reason: "too_slow" },
    message: "The request did not arrive in time.",
  },
};

/**
 * Answers bytes that are not an HTTP request, have headers over Node's limit or stop half-way, and closes the
 * connection. There is no request object yet, so the answer is written to the socket, in the usual error
 * format.
 */
export function refuseMalformed(
  error: Pick<NodeJS.ErrnoException, "code">,
  socket: Socket,
  requestId: string,
): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { field, reason, message } = WRONG[error.code ?? ""] ?? NO_HTTP;
  const failure = new Failure("BAD_REQUEST", message, { issues: [{ field, reason }] });
  const { status, body } = presentRest(failure, requestId);
  const text = JSON.stringify(body);
  socket.end(
    [
      `HTTP/1.1 ${status} Bad Request`,
      "Connection: close",
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(text)}`,
      `X-Request-Id: ${requestId}`,
      ...Object.entries(ANSWER_HEADERS).map(([name, value]) => `${name}: ${value}`),
      "",
      text,
    ].join("\r\n"),
  );
}
