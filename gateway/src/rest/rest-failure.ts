import { Failure, type FieldIssue, isFailure } from "@tetron/domain/failure";
import { GraphQLError } from "graphql";
import { failureOfError } from "../graphql/failure-of-error.ts";

/**
 * An error of the graph as REST tells it: fields in snake_case.
 *
 * A failure about a field begins its message with the field's name: there it changes too.
 *
 * @returns What was thrown when it is not a failure: a bug.
 */
export function restFailure(thrown: unknown): unknown {
  const failure = thrown instanceof GraphQLError ? failureOfError(thrown) : thrown;
  if (!isFailure(failure)) return thrown;
  if (isFailure(failure, "BAD_REQUEST")) {
    const issues = failure.details.issues.map(restIssue);
    return new Failure("BAD_REQUEST", failure.message, { issues }, { cause: failure });
  }
  if (!isFailure(failure, "UNPROCESSABLE")) return failure;
  const { field } = failure.details;
  const message = failure.message.replace(new RegExp(`^${RegExp.escape(field)}(?=:)`), restName(field));
  return new Failure("UNPROCESSABLE", message, restIssue(failure.details), { cause: failure });
}

function restIssue({ field, reason }: FieldIssue): FieldIssue {
  return { field: restName(field), reason };
}

/** `input.fromAddress` is `from_address`: the wrapper is GraphQL's, not the client's. */
function restName(field: string): string {
  return field.replace(/^input\./, "").replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
