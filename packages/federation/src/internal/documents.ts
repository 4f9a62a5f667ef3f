import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, print, validate } from "graphql";
import { type BoundedMap, boundedMap } from "./bounded-map.ts";
import { documentFailure, executorError } from "./failure.ts";

/** A known document and what is cached for it. */
export interface Known<Operation> {
  readonly document: DocumentNode;
  /** Validation errors; `undefined` until validated. */
  problems: readonly GraphQLError[] | undefined;
  /** Its operations, by name. */
  readonly operations: BoundedMap<string, Operation>;
}

/** A document as text or parsed. */
export interface Source {
  readonly query?: string | undefined;
  readonly document?: DocumentNode | undefined;
}

/** The documents of one supergraph. */
export interface Documents<Operation> {
  /** The cached document, or an error when it does not parse. */
  find(source: Source): Known<Operation> | GraphQLError;
  /** Validation errors against the schema; computed once. */
  problems(known: Known<Operation>): readonly GraphQLError[];
}

/** Maximum number of cached operations per document. */
const MAX_OPERATIONS = 32;

/**
 * Caches documents by text, and parsed ones by identity too, so that a repeated parsed document costs one
 * look-up and no printing.
 */
export function documents<Operation>(
  schema: GraphQLSchema,
  limits: { readonly maxDocuments: number; readonly maxTokens: number },
): Documents<Operation> {
  const byText = boundedMap<string, Known<Operation>>(limits.maxDocuments);
  const byDocument = new WeakMap<DocumentNode, Known<Operation>>();

  const remember = (text: string, document: DocumentNode) => {
    const known: Known<Operation> = { document, problems: undefined, operations: boundedMap(MAX_OPERATIONS) };
    byText.set(text, known);
    byDocument.set(document, known);
    return known;
  };

  return {
    find: ({ query, document }) => {
      if (document !== undefined) {
        const known = byDocument.get(document);
        if (known !== undefined) return known;
        const text = print(document);
        const same = byText.get(text) ?? remember(text, document);
        byDocument.set(document, same);
        return same;
      }
      if (query === undefined)
        return executorError("GRAPHQL_PARSE_FAILED", "Neither a query nor a document was given.");
      const known = byText.get(query);
      if (known !== undefined) return known;
      try {
        return remember(query, parse(query, { maxTokens: limits.maxTokens }));
      } catch (thrown) {
        return parseFailure(thrown);
      }
    },
    problems: (known) => {
      known.problems ??= validate(schema, known.document).map(validationFailure);
      return known.problems;
    },
  };
}

function parseFailure(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return documentFailure("GRAPHQL_PARSE_FAILED", thrown);
  return executorError("GRAPHQL_PARSE_FAILED", "The document cannot be parsed.", thrown);
}

function validationFailure(error: GraphQLError): GraphQLError {
  return documentFailure("GRAPHQL_VALIDATION_FAILED", error);
}
