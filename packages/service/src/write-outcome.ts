import { Failure, isFailure, type WriteOutcome } from "@tetron/domain/failure";
import type { GraphQLFormattedError } from "graphql";

type Path = GraphQLFormattedError["path"];

/**
 * A write's failure as its client should see it: one that could not be confirmed, with its outcome. An error
 * below the field that wrote means that the write succeeded.
 */
export function withOutcome(thrown: unknown, path: Path, isWrite: boolean): unknown {
  if (!isFailure(thrown, "UNAVAILABLE")) return thrown;
  const { outcome: _, ...details } = thrown.details;
  const told = isWrite ? { ...details, outcome: outcomeAt(path, thrown.details.outcome) } : details;
  return new Failure("UNAVAILABLE", thrown.message, told, { cause: thrown });
}

/** The same for an error that was already formatted: its details are the only element of a list. */
export function presentWithOutcome(error: GraphQLFormattedError, isWrite: boolean): GraphQLFormattedError {
  const { code, details } = error.extensions ?? {};
  if (code !== "UNAVAILABLE" || !Array.isArray(details)) return error;
  const { outcome, ...rest } = details[0] as { readonly outcome?: WriteOutcome };
  const told = isWrite ? { ...rest, outcome: outcomeAt(error.path, outcome) } : rest;
  return { ...error, extensions: { ...error.extensions, details: [told] } };
}

function outcomeAt(path: Path, outcome: WriteOutcome = "unknown"): WriteOutcome {
  return path !== undefined && path.length > 1 ? "done" : outcome;
}

/** Adds the id to look an uncertain write up by. Other errors are returned unchanged. */
export function addLookupId(id: string, thrown: unknown): unknown {
  if (!isFailure(thrown, "UNAVAILABLE") || thrown.details.outcome !== "unknown") return thrown;
  return new Failure("UNAVAILABLE", thrown.message, { ...thrown.details, id }, { cause: thrown });
}
