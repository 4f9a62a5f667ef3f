import type { IncomingMessage } from "node:http";
import { Failure } from "@tetron/domain/failure";

/** Headers with one value each. Of some Node takes the first and drops the others, and of the rest it makes one text. */
const SINGLE = new Map(
  [
    ...["Authorization", "Content-Type", "Expect", "Host", "Idempotency-Key", "Last-Event-ID", "Origin"],
    ...["Sec-WebSocket-Key", "Sec-WebSocket-Version", "X-Request-Id"],
  ].map((name) => [name.toLowerCase(), name]),
);

/**
 * Refuses headers that do not say what is asked: one twice that has a single value, `Expect` with anything but
 * `100-continue`, or no `Host` in HTTP/1.1.
 *
 * @throws Failure `BAD_REQUEST` naming the header.
 */
export function requireClearHeaders({ rawHeaders, headers, httpVersion }: IncomingMessage): void {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = SINGLE.get(rawHeaders[at]!.toLowerCase());
    if (name === undefined) continue;
    if (seen.has(name)) throw badHeader(name, "twice", "send the header once.");
    seen.add(name);
  }
  const { expect, host } = headers;
  if (expect !== undefined && expect.toLowerCase() !== "100-continue")
    throw badHeader("Expect", "unsupported", "must be 100-continue.");
  if (host === undefined && httpVersion === "1.1") throw badHeader("Host", "missing", "is required.");
}

function badHeader(name: string, reason: string, message: string): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", `${name}: ${message}`, { issues: [{ field: name, reason }] });
}
