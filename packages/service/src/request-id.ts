import { createIds } from "@tetron/domain/id";

/** Ids that callers may send: enough for UUIDs, ULIDs and trace ids, safe in a log line. */
const WELL_FORMED = /^[\w.:-]{1,64}$/;

/** Creates request ids, and accepts a caller's well-formed `X-Request-Id`. */
export function createRequestIds(): (header: string | string[] | undefined) => string {
  const next = createIds();
  return (header) => (typeof header === "string" && WELL_FORMED.test(header) ? header : next("req"));
}
