import { Failure, isFailure, type WriteOutcome } from "@tetron/domain/failure";

/** SQLSTATE classes of server faults, as opposed to faults of the statement. */
const UNWELL = /^(08|53|57|58|XX)/;
/** Codes with which pg and Node report a connection that fails, breaks or does not answer. */
const UNREACHABLE =
  /^(timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated|Client has encountered a connection error|Cannot use a pool after|The lake's worker)/;
/** SQLSTATEs of text that cannot be stored: NUL in text, NUL in JSON, half of a surrogate pair in JSON. */
const UNSTORABLE = new Set(["22021", "22P05"]);
const HALF_A_PAIR = /surrogate/;
const RETRY_AFTER_SECONDS = 1;

/** The failure that the lake reports when its store does not answer. */
export function unavailable(message: string, cause?: unknown): Failure<"UNAVAILABLE"> {
  return new Failure(
    "UNAVAILABLE",
    message,
    { dependency: "lake", retryAfter: RETRY_AFTER_SECONDS },
    { cause },
  );
}

/** The same for a commit, with whether it is known to have been lost. */
export function notCommitted(
  outcome: Exclude<WriteOutcome, "done">,
  message: string,
  cause?: unknown,
): Failure<"UNAVAILABLE"> {
  const told = outcome === "unknown" ? `${message} It is unknown whether this was written.` : message;
  const { details } = unavailable(message);
  return new Failure("UNAVAILABLE", told, { ...details, outcome }, { cause });
}

/** Whether an error, or what caused it, is what the server answered, rather than that it did not answer. */
export function isServersAnswer(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) if ("severity" in error) return true;
  return false;
}

/**
 * Maps a driver's error to a {@link Failure}: the store is down (`UNAVAILABLE`), a row with the same key
 * exists (`CONFLICT`), or a text cannot be stored (`UNPROCESSABLE`; the edges refuse such texts by field,
 * this is the fallback). Anything else is a bug and is returned unchanged.
 */
export function storeFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || isFailure(thrown)) return thrown;
  const { code, table, detail } = thrown as Error & Partial<Record<"code" | "table" | "detail", string>>;
  if (code === "23505") {
    const id = detail?.match(/=\((.*)\) already exists/)?.[1] ?? "";
    const message = `${id} exists already in ${table}.`;
    return new Failure("CONFLICT", message, { kind: String(table), id }, { cause: thrown });
  }
  if (UNSTORABLE.has(code ?? "") || (code === "22P02" && HALF_A_PAIR.test(detail ?? "")))
    return new Failure(
      "UNPROCESSABLE",
      "A text has a NUL character or half of a surrogate pair, which cannot be stored.",
      { field: "text", reason: "unstorable_text" },
      { cause: thrown },
    );
  if (code === "53100") return unavailable("The lake's disk is full.", thrown);
  const system = typeof code === "string" && (/^E[A-Z]+$/.test(code) || UNWELL.test(code));
  return system || UNREACHABLE.test(thrown.message)
    ? unavailable("The lake does not answer.", thrown)
    : thrown;
}
