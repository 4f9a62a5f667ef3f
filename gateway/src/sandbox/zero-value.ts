import { type GraphQLOutputType, isEnumType, isListType, isNonNullType, isScalarType } from "graphql";

/** The time of everything in the sandbox. */
export const SANDBOX_TIME = "2025-05-17T08:34:21.000Z";

/** The value of a field that the sandbox does not set: null, or else the emptiest value of its type. */
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
