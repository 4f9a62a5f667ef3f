import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from "graphql";

/** Stands for a value that its type does not allow. */
export const MISFIT: unique symbol = Symbol("misfit");

/** The values of the built-in scalars that are as they should be, and need no conversion. */
const USUAL: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  ID: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  Float: Number.isFinite,
  Int: (value) => (value as number) === ((value as number) | 0),
};

/**
 * Compiles the completion of a leaf's value: itself, null, or {@link MISFIT}.
 *
 * A value of an enum that the API schema hides is null, not a misfit: the subgraph is right and the client
 * may not see it. The built-in scalars are converted as graphql-js would; a custom scalar is the subgraph's
 * own business.
 */
export function compileLeaf(type: GraphQLLeafType): (value: unknown) => unknown {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => (names.has(value) ? value : typeof value === "string" ? null : MISFIT);
  }
  const usual = USUAL[type.name];
  if (usual === undefined || !isSpecifiedScalarType(type)) return (value) => value;
  return (value) => {
    if (usual(value)) return value;
    try {
      return type.serialize(value);
    } catch {
      return MISFIT;
    }
  };
}
