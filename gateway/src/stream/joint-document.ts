import { type DocumentNode, type FieldNode, Kind, OperationTypeNode, type SelectionSetNode } from "graphql";
import type { Shape } from "./selection-shape.ts";

interface Joined {
  readonly field: FieldNode;
  /** Of an object: what is selected of it. */
  readonly inner: Shape[] | undefined;
}

/** One subscription that selects what each of the shapes asks for. */
export function jointDocument(shapes: readonly Shape[]): DocumentNode {
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.SUBSCRIPTION,
        selectionSet: joinSelections(shapes),
      },
    ],
  };
}

function joinSelections(shapes: readonly Shape[]): SelectionSetNode {
  const joined = new Map<string, Joined>();
  for (const shape of shapes)
    for (const { jointKey, name, arguments: given, shape: inner } of shape.values()) {
      const known = joined.get(jointKey) ?? {
        field: {
          kind: Kind.FIELD,
          name: { kind: Kind.NAME, value: name },
          ...(jointKey !== name && { alias: { kind: Kind.NAME, value: jointKey } }),
          arguments: given,
        },
        inner: inner && [],
      };
      joined.set(jointKey, known);
      if (inner) known.inner?.push(inner);
    }
  const selections = Array.from(joined.values(), ({ field, inner }) =>
    inner === undefined ? field : { ...field, selectionSet: joinSelections(inner) },
  );
  return { kind: Kind.SELECTION_SET, selections };
}
