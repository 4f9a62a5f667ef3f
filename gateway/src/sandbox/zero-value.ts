import { type GraphQLOutputType, isEnumType, isListType, isNonNullType, isScalarType } from "graphql";

/** The time of everything in the sandbox. */
export const SANDBOX_TIME = "2025-05-17T08:34:21.000Z";

/** What a field of the sandbox says that nothing else is said of: the least that its type allows. */
export function zeroValue(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  const { ofType } = type;
  if (isListType(ofType)) return [];
  if (isEnumType(ofType)) return ofType.getValues()[0]?.value;
  if (!isScalarType(ofType)) return {};
  if (ofType.name === "DateTime") return SANDBOX_TIME;
  if (ofType.name === "Boolean") return false;
  return ofType.name === "Int" || ofType.name === "Float" ? 0 : "test";
}
