import { type FieldNode, type GraphQLError, Kind, type SelectionSetNode } from "graphql";
import type { ClientNames } from "./client-names.ts";
import type { Path } from "./data.ts";
import { errorAt } from "./failure.ts";
import type { Fragments } from "./limits.ts";
import type { Operation } from "./operation.ts";

/**
 * The error with its path in the client's names, cut where it leaves the client's selection: a plan also
 * fetches keys and `@requires` fields, and an error in one of those is reported at the object that needs it.
 */
export function toClientPath(
  error: GraphQLError,
  { definition, fragments, names }: Pick<Operation, "definition" | "fragments" | "names">,
): GraphQLError {
  if (error.path === undefined) return error;
  const path: (string | number)[] = [];
  let sets: readonly SelectionSetNode[] = [definition.selectionSet];
  for (const key of error.path) {
    if (typeof key === "number") {
      path.push(key);
      continue;
    }
    const found = sets.flatMap((set) => mentions(set, key, { fragments, names }));
    if (found[0] === undefined) return errorAt(error, whole(path));
    path.push((found[0].alias ?? found[0].name).value);
    sets = found.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return errorAt(error, path);
}

function mentions(
  set: SelectionSetNode,
  key: string,
  scope: { readonly fragments: Fragments; readonly names: ClientNames },
): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return scope.names.plannedKey(selection) === key ? [selection] : [];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments[selection.name.value];
    return inner ? mentions(inner.selectionSet, key, scope) : [];
  });
}

function whole(path: Path): Path | undefined {
  return path.length > 0 ? path : undefined;
}
