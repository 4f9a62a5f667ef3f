import { type GraphQLSchema, isScalarType, valueFromASTUntyped } from "graphql";

/**
 * Adds checks to scalars of a schema, for literals and variables, so that an invalid value is refused before
 * any subgraph is called. The value itself is passed on unchanged.
 *
 * @throws Error when the schema has no scalar of that name.
 */
export function checkScalars(
  schema: GraphQLSchema,
  checks: Readonly<Record<string, (value: unknown) => void>>,
): void {
  for (const [name, check] of Object.entries(checks)) {
    const type = schema.getType(name);
    if (!isScalarType(type)) throw new Error(`The supergraph has no scalar ${name}.`);
    const checked = (value: unknown) => {
      check(value);
      return value;
    };
    type.parseValue = checked;
    type.parseLiteral = (node, variables) => checked(valueFromASTUntyped(node, variables));
  }
}
