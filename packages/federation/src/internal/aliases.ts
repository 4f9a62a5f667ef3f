import { type DocumentNode, type GraphQLError, visit } from "graphql";
import { executorError } from "./failure.ts";

/**
 * Refuses an alias that begins with two underscores, which GraphQL reserves for itself: `__typename: name`
 * would hide the type of the object, and `__proto__: field` would reach into JavaScript.
 *
 * @returns The problem, or `undefined`.
 */
export function reservedAlias(document: DocumentNode): GraphQLError | undefined {
  let reserved: string | undefined;
  visit(document, {
    Field: ({ alias, name }) => {
      if (alias?.value.startsWith("__") && alias.value !== name.value) reserved = alias.value;
    },
  });
  if (reserved === undefined) return undefined;
  return executorError(
    "GRAPHQL_VALIDATION_FAILED",
    `The alias "${reserved}" begins with "__", which GraphQL reserves.`,
  );
}
