import { addResolversToSchema, buildSubgraphSchema } from "@apollo/subgraph";
import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  valueFromAST,
} from "graphql";
import { dateTime } from "./date-time.ts";
import { enumValue } from "./enum-value.ts";
import { guardField } from "./guard-field.ts";

type Resolvers = Parameters<typeof addResolversToSchema>[1];

/**
 * A subgraph's schema, with what all of them share: `DateTime`, enumerations whose values resolvers read and return as
 * the domain writes them ({@link enumValue}), never as GraphQL spells them, and fields that check `@requiresScopes`
 * themselves ({@link guardField}).
 *
 * @param resolvers - Typed by the subgraph's `resolvers.gen.ts`.
 */
export function createSubgraphSchema(typeDefs: DocumentNode, resolvers: Resolvers): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { DateTime: dateTime, ...resolvers } }]);
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  const enums = types.filter(isEnumType).map((type) => {
    const names = type.getValues().map(({ name }) => name);
    return [type.name, Object.fromEntries(names.map((name) => [name, enumValue(name)]))];
  });
  addResolversToSchema(schema, Object.fromEntries(enums));
  for (const type of types) {
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        field.args.forEach(readDefault);
        guardField(type, field);
      }
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(readDefault);
  }
  return schema;
}

/** Reads a default again: the schema was built before its enumerations had their values. */
function readDefault(input: GraphQLArgument | GraphQLInputField): void {
  const node = input.astNode?.defaultValue;
  if (node) input.defaultValue = valueFromAST(node, input.type);
}
