import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from "graphql";

/** Marks a value that its type does not allow. */
export const MISFIT: unique symbol = Symbol("misfit");

/** Values of the built-in scalars that are valid without conversion. */
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
 * An enum value that the API schema hides becomes null, not a misfit: it is valid, but not visible to the
 * client. The built-in scalars are converted as in graphql-js; custom scalars are not checked.
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
      // Whoever reads a misfit reports it, with the place that it was found at.
      return MISFIT;
    }
  };
}
