import { type DocumentNode, parse } from "graphql";

/** An operation of a plan, as text and parsed. */
export interface PlannedDocument {
  readonly query: string;
  readonly document: DocumentNode;
}

/** `...on Type @include(if: $flag)` with no selection after it. */
const EMPTY_FRAGMENT = /\.\.\.on \w+\b(?: @(?:include|skip)\(if: [^)]*\))*(?! ?[{@])/g;

/**
 * Parses an operation that the planner wrote.
 *
 * When a conditional fragment loses all its fields to other fetches, the planner leaves the fragment behind
 * without a selection, which is not GraphQL; it gets the type's name to select, which changes nothing.
 *
 * @throws GraphQLError when it is not GraphQL even then.
 */
export function parsePlanned(query: string): PlannedDocument {
  try {
    return { query, document: parse(query, { noLocation: true }) };
  } catch {
    const repaired = query.replace(EMPTY_FRAGMENT, "$&{__typename}");
    return { query: repaired, document: parse(repaired, { noLocation: true }) };
  }
}
