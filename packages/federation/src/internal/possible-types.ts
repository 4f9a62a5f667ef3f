import { type GraphQLSchema, isInterfaceType, isObjectType, isUnionType } from "graphql";

/** Whether an object of the type `typename` fits one of the type conditions. */
export type Fits = (typename: unknown, conditions: string | readonly string[]) => boolean;

/**
 * Prepares the run-time check of plans whether a `__typename` fits `... on Condition`.
 *
 * @param schema - The supergraph including hidden types: a plan may pass through types the client cannot see.
 */
export function possibleTypes(schema: GraphQLSchema): Fits {
  const wider = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) namesOf(type.name, wider);
    if (!isUnionType(type) && !isInterfaceType(type)) continue;
    for (const member of schema.getPossibleTypes(type)) namesOf(member.name, wider).add(type.name);
  }
  return (typename, conditions) => {
    if (typeof typename !== "string") return false;
    const names = wider.get(typename);
    if (typeof conditions === "string") return typename === conditions || names?.has(conditions) === true;
    for (const name of conditions) if (name === typename || names?.has(name)) return true;
    return false;
  };
}

function namesOf(typename: string, wider: Map<string, Set<string>>): Set<string> {
  const known = wider.get(typename);
  if (known !== undefined) return known;
  const names = new Set<string>();
  wider.set(typename, names);
  return names;
}
