import { Failure, type FieldIssue, isFailure, unprocessable } from "@tetron/domain/failure";
import { GraphQLError } from "graphql";
import { failureOfError, isAboutDocument } from "../graphql/failure-of-error.ts";

/**
 * An error of the graph in REST form: fields in snake_case.
 *
 * A failure's message begins with the field's name, which is converted too.
 *
 * @returns A bug unchanged.
 */
export function restFailure(thrown: unknown): unknown {
  if (thrown instanceof GraphQLError && isAboutDocument(thrown)) return badValue(thrown);
  const failure = thrown instanceof GraphQLError ? failureOfError(thrown) : thrown;
  if (!isFailure(failure)) return thrown;
  if (isFailure(failure, "BAD_REQUEST")) {
    const issues = failure.details.issues.map(restIssue);
    return new Failure("BAD_REQUEST", failure.message, { issues }, { cause: failure });
  }
  if (!isFailure(failure, "UNPROCESSABLE")) return failure;
  const { field } = failure.details;
  const message = failure.message.replace(new RegExp(`^${RegExp.escape(field)}(?=:)`), restName(field));
  return new Failure(
    "UNPROCESSABLE",
    message,
    { ...failure.details, field: restName(field) },
    { cause: failure },
  );
}

/** A value that only a subgraph can refuse: graphql-js says where, and the scalar why. */
function badValue({ message }: GraphQLError): Failure<"UNPROCESSABLE"> {
  const field = restName(/ at "([^"]+)"/.exec(message)?.[1] ?? "body");
  const why = message.split("; ").at(-1) ?? message;
  return unprocessable(field, "malformed", `${field}: ${why}`);
}

function restIssue({ field, reason }: FieldIssue): FieldIssue {
  return { field: restName(field), reason };
}

/** `input.fromAddress` is `from_address`: the wrapper is GraphQL's, not the client's. A header keeps its name. */
function restName(field: string): string {
  if (/^[A-Z]/.test(field)) return field;
  return field.replace(/^input\./, "").replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
