import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import type { Fragments } from "./limits.ts";

type Keep = (field: FieldNode) => boolean;

/**
 * The part of an operation that subgraphs answer, for the planner; null when no subgraph is needed.
 * Conditions are already evaluated. Root selections are filtered, also inside fragments.
 *
 * The planner supports neither introspection nor a lone alias of `__typename`: an abstract field that selects
 * only `kind: __typename` would come back without its type, so a plain `__typename` is added. It is also
 * added where the conditions have left an empty selection.
 */
export function plannablePart(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode | null {
  const planned = part(operation, fragments, ({ name }) => !name.value.startsWith("__"));
  return planned && withPlainTypename(planned);
}

/** The part answered from the API schema, `__schema` and `__type`; null when there is none. */
export function introspectionPart(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): DocumentNode | null {
  return part(operation, fragments, ({ name }) => name.value === "__schema" || name.value === "__type");
}

function part(operation: OperationDefinitionNode, fragments: Fragments, keep: Keep): DocumentNode | null {
  const selections = kept(operation.selectionSet, fragments, keep);
  if (selections.length === 0) return null;
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  const used = new Set<string>();
  const note = { Variable: (node: { name: { value: string } }) => void used.add(node.name.value) };
  visit(selectionSet, note);
  const spread = reached(selectionSet, fragments);
  for (const fragment of spread) visit(fragment, note);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, variableDefinitions: variableDefinitions ?? [], selectionSet }, ...spread],
  };
}

/** The root selections with a kept field; spreads become inline fragments, so that they can be filtered. */
function kept(set: SelectionSetNode, fragments: Fragments, keep: Keep): SelectionNode[] {
  return set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return keep(selection) ? [selection] : [];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    const selections = fragment ? kept(fragment.selectionSet, fragments, keep) : [];
    if (!fragment || selections.length === 0) return [];
    const { typeCondition } = fragment;
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        selectionSet: { kind: Kind.SELECTION_SET, selections },
        ...(typeCondition && { typeCondition }),
        ...(selection.directives && { directives: selection.directives }),
      },
    ];
  });
}

function reached(set: SelectionSetNode, fragments: Fragments) {
  const names = new Set<string>();
  const walk = (from: SelectionSetNode): void => {
    visit(from, {
      FragmentSpread: ({ name: { value: name } }) => {
        const fragment = fragments[name];
        if (!fragment || names.has(name)) return;
        names.add(name);
        walk(fragment.selectionSet);
      },
    });
  };
  walk(set);
  return [...names].map((name) => fragments[name]!);
}

function withPlainTypename(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: ({ selections, ...set }) => {
      const names = selections.filter(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === "__typename",
      ) as FieldNode[];
      const needed = selections.length === 0 || (names.length > 0 && names.every(({ alias }) => alias));
      return needed ? { ...set, selections: [...selections, TYPENAME] } : undefined;
    },
  });
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
