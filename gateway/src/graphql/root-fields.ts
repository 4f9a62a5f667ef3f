import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";
import type { Operation } from "./demand.ts";

/** The names of an operation's root fields, one per alias. */
export function rootFields({ document, operation }: Pick<Operation, "document" | "operation">): string[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);

  const namesIn = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node.name.value];
      const within = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      return within ? namesIn(within.selectionSet) : [];
    });
  return namesIn(operation.selectionSet);
}
