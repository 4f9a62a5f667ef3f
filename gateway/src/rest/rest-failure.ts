import { Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { GraphQLError } from "graphql";
import { failureOfError, isAboutDocument } from "../graphql/failure-of-error.ts";

/**
 * An error of the graph in REST form: fields in snake_case.
 *
 * A failure's message begins with the field's name, which is converted too.
 *
 * @param known - The endpoint's input, whose names fields get.
 * @returns A bug unchanged.
 */
export function restFailure(thrown: unknown, known: Known = {}): unknown {
  if (thrown instanceof GraphQLError && isAboutDocument(thrown)) return badValue(thrown, known);
  const failure = thrown instanceof GraphQLError ? failureOfError(thrown) : thrown;
  if (!isFailure(failure)) return thrown;
  if (isFailure(failure, "BAD_REQUEST")) {
    const issues = failure.details.issues.map(({ field, reason }) => ({
      field: restName(field, known),
      reason,
    }));
    return new Failure("BAD_REQUEST", failure.message, { issues }, { cause: failure });
  }
  if (!isFailure(failure, "UNPROCESSABLE")) return failure;
  const { field } = failure.details;
  const name = restName(field, known);
  const message = renamed(failure.message, field, name);
  return new Failure("UNPROCESSABLE", message, { ...failure.details, field: name }, { cause: failure });
}

/** What the graph says is wrong with one of several inputs, by the names of REST. */
export function restItemError<Item extends { readonly message: string; readonly field: string }>(
  item: Item,
): Item {
  const field = restName(item.field, {});
  return { ...item, field, message: renamed(item.message, item.field, field) };
}

/** A message begins with the name of the field. */
function renamed(message: string, from: string, to: string): string {
  return message.replace(new RegExp(`^${RegExp.escape(from)}(?=:)`), to);
}

/** A value that only a subgraph can refuse: graphql-js says where, and the scalar why. */
function badValue({ message }: GraphQLError, known: Known): Failure<"UNPROCESSABLE"> {
  const field = restName(/ at "([^"]+)"/.exec(message)?.[1] ?? "body", known);
  const why = message.split("; ").at(-1) ?? message;
  return unprocessable(field, "malformed", `${field}: ${why}`);
}

/** The members of an endpoint's input. */
type Known = Readonly<Record<string, unknown>>;

/** What the graph's arguments are called where an endpoint has a word of its own for them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "addresses.0": "address",
  after: "cursor",
  first: "limit",
  types: "type",
  min_fraud_score: "min_score",
};

/** `input.fromAddress` is `from_address`: the wrapper is GraphQL's, not the client's. A header keeps its name. */
function restName(field: string, known: Known): string {
  if (/^[A-Z]/.test(field)) return field;
  const name = field
    .replace(/^(input|filter)\./, "")
    .replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const other = OTHER_NAMES[name];
  return other !== undefined && !Object.hasOwn(known, name) && Object.hasOwn(known, other) ? other : name;
}
