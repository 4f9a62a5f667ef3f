import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { documentError } from "./document-error.ts";

/**
 * The error of a subscription whose root field may be left out: it would have no events, and GraphQL forbids it.
 * graphql-js does not, and throws on validating a condition that is a variable.
 */
export function conditionalRoot(schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined {
  const info = new TypeInfo(schema);
  let isConditional = false;
  const look = ({ directives = [] }: SelectionNode) => {
    const isRoot = info.getParentType() === schema.getSubscriptionType();
    isConditional ||=
      isRoot && directives.some(({ name: { value } }) => value === "skip" || value === "include");
  };
  visit(document, visitWithTypeInfo(info, { Field: look, InlineFragment: look, FragmentSpread: look }));
  if (!isConditional) return undefined;
  const message = "A subscription must not use @skip or @include on its root field.";
  return documentError("GRAPHQL_VALIDATION_FAILED", message);
}
