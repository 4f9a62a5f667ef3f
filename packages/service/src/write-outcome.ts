import { Failure, isFailure, type WriteOutcome } from "@tetron/domain/failure";
import type { GraphQLFormattedError } from "graphql";

type Path = GraphQLFormattedError["path"];

/**
 * A failure of an operation as its client should hear it: of a write that could not be answered, with what
 * became of it. Below the field that wrote, the write itself has been done.
 */
export function withOutcome(thrown: unknown, path: Path, isWrite: boolean): unknown {
  if (!isFailure(thrown, "UNAVAILABLE")) return thrown;
  const { outcome: _, ...details } = thrown.details;
  const told = isWrite ? { ...details, outcome: outcomeAt(path, thrown.details.outcome) } : details;
  return new Failure("UNAVAILABLE", thrown.message, told, { cause: thrown });
}

/** The same for an error that was shown already: its failure's details are the only element of a list. */
export function shownWithOutcome(error: GraphQLFormattedError, isWrite: boolean): GraphQLFormattedError {
  const { code, details } = error.extensions ?? {};
  if (code !== "UNAVAILABLE" || !Array.isArray(details)) return error;
  const { outcome, ...rest } = details[0] as { readonly outcome?: WriteOutcome };
  const told = isWrite ? { ...rest, outcome: outcomeAt(error.path, outcome) } : rest;
  return { ...error, extensions: { ...error.extensions, details: [told] } };
}

function outcomeAt(path: Path, outcome: WriteOutcome = "unknown"): WriteOutcome {
  return path !== undefined && path.length > 1 ? "done" : outcome;
}

/** Names what an uncertain write can be looked for under. Anything else comes back as it is. */
export function lookedForUnder(id: string, thrown: unknown): unknown {
  if (!isFailure(thrown, "UNAVAILABLE") || thrown.details.outcome !== "unknown") return thrown;
  return new Failure("UNAVAILABLE", thrown.message, { ...thrown.details, id }, { cause: thrown });
}
