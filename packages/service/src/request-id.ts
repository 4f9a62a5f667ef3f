import { createIds } from "@tetron/domain/id";

/** Ids that callers may bring: enough for UUIDs, ULIDs and trace ids, and nothing that breaks a log line. */
const WELL_FORMED = /^[\w.:-]{1,64}$/;

/** Makes request ids, and takes over a caller's `X-Request-Id` when it is well formed. */
export function createRequestIds(): (header: string | string[] | undefined) => string {
  const next = createIds();
  return (header) => (typeof header === "string" && WELL_FORMED.test(header) ? header : next("req"));
}
