import { type GraphQLError, Kind, type SelectionSetNode } from "graphql";
import type { Path } from "./data.ts";
import { errorAt } from "./failure.ts";
import type { Fragments } from "./limits.ts";
import type { Operation } from "./operation.ts";

/**
 * The error, its path cut where it leaves what the client asked: a plan also fetches keys and `@requires`
 * fields, and an error in one of those belongs to the object that needed it.
 */
export function inClientTerms(error: GraphQLError, { definition, fragments }: Operation): GraphQLError {
  if (error.path === undefined) return error;
  let sets: readonly SelectionSetNode[] = [definition.selectionSet];
  for (const [depth, key] of error.path.entries()) {
    if (typeof key === "number") continue;
    const found = sets.flatMap((set) => mentions(set, key, fragments));
    if (found.length === 0) return errorAt(error, whole(error.path.slice(0, depth)));
    sets = found.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return error;
}

function mentions(
  set: SelectionSetNode,
  key: string,
  fragments: Fragments,
): { selectionSet?: SelectionSetNode | undefined }[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return (selection.alias ?? selection.name).value === key ? [selection] : [];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return inner ? mentions(inner.selectionSet, key, fragments) : [];
  });
}

function whole(path: Path): Path | undefined {
  return path.length > 0 ? path : undefined;
}
