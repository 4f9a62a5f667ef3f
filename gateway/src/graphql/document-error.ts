import { type DocumentNode, GraphQLError, parse } from "graphql";
import { MAX_TOKENS } from "./limits.ts";

/** Codes of Apollo Server for a request that cannot be run; the doors beside it use the same. */
type DocumentCode =
  | "BAD_USER_INPUT"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "OPERATION_RESOLUTION_FAILURE"
  | "PERSISTED_QUERY_NOT_FOUND";

/** An error about the client's document or variables. */
export function documentError(code: DocumentCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** An error of graphql-js with its code and its places. */
export function withCode(code: DocumentCode, error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}

/** Of a document that the parser has no stack for: fewer than its most tokens can be. */
export function nestedTooDeeply(): GraphQLError {
  return documentError("GRAPHQL_PARSE_FAILED", "The document is nested too deeply.");
}

/** Parses a document. @throws GraphQLError `GRAPHQL_PARSE_FAILED` */
export function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (thrown) {
    if (thrown instanceof GraphQLError) throw withCode("GRAPHQL_PARSE_FAILED", thrown);
    if (thrown instanceof RangeError) throw nestedTooDeeply();
    throw thrown;
  }
}

/** Of a name that the document does not have, or of none where it has several operations. */
export function unresolvedOperation(operationName: string | null | undefined): GraphQLError {
  const message = operationName
    ? `Unknown operation named "${operationName}".`
    : "Must provide operation name if query contains multiple operations.";
  return documentError("OPERATION_RESOLUTION_FAILURE", message);
}
