import {
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { isIncluded } from "./conditions.ts";
import type { Data } from "./data.ts";
import type { Fragments } from "./limits.ts";

/** The parts of the operation that collecting fields needs. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** For `@skip` and `@include`. */
  readonly variables: Data;
}

/**
 * The fields selected on one runtime type, by response key in the client's order.
 *
 * @see https://spec.graphql.org/October2021/#CollectFields()
 */
export function collectFields(
  typename: string,
  sets: readonly SelectionSetNode[],
  scope: Scope,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const collect = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (!isIncluded(selection.directives, scope.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const mentions = fields.get(key);
        if (mentions) mentions.push(selection);
        else fields.set(key, [selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments[selection.name.value];
      if (fragment && applies(fragment.typeCondition?.name.value, typename, scope.schema))
        collect(fragment.selectionSet);
    }
  };
  for (const set of sets) collect(set);
  return fields;
}

function applies(condition: string | undefined, typename: string, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === typename) return true;
  const wide = schema.getType(condition);
  const narrow = schema.getType(typename);
  if (!isAbstractType(wide) || narrow === undefined) return false;
  return (isObjectType(narrow) || isInterfaceType(narrow)) && schema.isSubType(wide, narrow);
}
