import {
  type FieldNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { both, type Condition, conditionOf } from "./conditions.ts";
import type { Fragments } from "./limits.ts";

/** A selection set and when it counts. */
export interface Selected {
  readonly set: SelectionSetNode;
  readonly condition: Condition | null;
}

/** One mention of a field and when it counts. */
export interface Mention {
  readonly node: FieldNode;
  readonly condition: Condition | null;
}

/** What collecting fields needs to know of the operation. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}

/** The fields that selections ask of one runtime type, by response key in the client's order. */
export function collectFields(
  typename: string,
  selections: readonly Selected[],
  scope: Scope,
): Map<string, Mention[]> {
  const fields = new Map<string, Mention[]>();
  const collect = ({ set, condition: outer }: Selected) => {
    for (const selection of set.selections) {
      const condition = both(outer, conditionOf(selection.directives));
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const mentions = fields.get(key);
        if (mentions) mentions.push({ node: selection, condition });
        else fields.set(key, [{ node: selection, condition }]);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments[selection.name.value];
      if (fragment && applies(fragment.typeCondition?.name.value, typename, scope.schema))
        collect({ set: fragment.selectionSet, condition });
    }
  };
  for (const selected of selections) collect(selected);
  return fields;
}

function applies(condition: string | undefined, typename: string, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === typename) return true;
  const wide = schema.getType(condition);
  const narrow = schema.getType(typename);
  if (!isAbstractType(wide) || narrow === undefined) return false;
  return (isObjectType(narrow) || isInterfaceType(narrow)) && schema.isSubType(wide, narrow);
}
