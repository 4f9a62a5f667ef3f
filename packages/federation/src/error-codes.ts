/**
 * Values of `extensions.code` in errors raised by the executor. An error reported by a subgraph keeps its own
 * code, or gets `DOWNSTREAM_SERVICE_ERROR`.
 */
export const ERROR_CODES = {
  /** The text is not GraphQL. */
  GRAPHQL_PARSE_FAILED: "GRAPHQL_PARSE_FAILED",
  /** The document does not fit the API schema. */
  GRAPHQL_VALIDATION_FAILED: "GRAPHQL_VALIDATION_FAILED",
  /** There is no operation of that name, or there are several and no name is given. */
  OPERATION_RESOLUTION_FAILURE: "OPERATION_RESOLUTION_FAILURE",
  /** Deeper, larger or longer to plan than the supergraph's limits, fragments expanded. */
  OPERATION_TOO_LARGE: "OPERATION_TOO_LARGE",
  /** The answer would be larger than the supergraph's limits. */
  ANSWER_TOO_LARGE: "ANSWER_TOO_LARGE",
  /** A variable is missing or of the wrong type. */
  BAD_USER_INPUT: "BAD_USER_INPUT",
  /** No sequence of subgraph calls can answer the operation. */
  QUERY_PLAN_FAILED: "QUERY_PLAN_FAILED",
  /** A subgraph reported an error without a code of its own. */
  DOWNSTREAM_SERVICE_ERROR: "DOWNSTREAM_SERVICE_ERROR",
  /** A subgraph could not be reached, or its transport failed. */
  SUBGRAPH_UNREACHABLE: "SUBGRAPH_UNREACHABLE",
  /** A subgraph did not answer within the deadline. */
  SUBGRAPH_DEADLINE_EXCEEDED: "SUBGRAPH_DEADLINE_EXCEEDED",
  /** A subgraph's answer does not conform to GraphQL or to its schema. */
  SUBGRAPH_MALFORMED_ANSWER: "SUBGRAPH_MALFORMED_ANSWER",
  /** The subgraph that owns the field cannot be subscribed to. */
  SUBSCRIPTION_UNSUPPORTED: "SUBSCRIPTION_UNSUPPORTED",
} as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;
