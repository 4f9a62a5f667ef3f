import {
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { executorError } from "./failure.ts";

/** Fragments by name. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Maximum size of an operation, fragments expanded. */
export interface OperationLimits {
  readonly maxDepth: number;
  readonly maxFields: number;
}

interface Size {
  readonly depth: number;
  readonly fields: number;
}

/**
 * Refuses an operation that could crash or stall the planner. The planner is recursive native code: a
 * fragment cycle or a depth of some thousands ends the process, and fragments that each spread the next one
 * twice double its work with every level.
 *
 * Each fragment is measured once, so the check is linear in the document.
 *
 * @returns The problem, or `undefined`.
 */
export function findExcess(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  limits: OperationLimits,
): GraphQLError | undefined {
  const measured = new Map<string, Size | "open">();

  const sizeOf = (set: SelectionSetNode): Size => {
    let depth = 0;
    let fields = 0;
    for (const selection of set.selections) {
      const inner = innerOf(selection);
      const level = selection.kind === Kind.FRAGMENT_SPREAD ? 0 : 1;
      depth = Math.max(depth, inner.depth + level);
      fields += inner.fields + (selection.kind === Kind.FIELD ? 1 : 0);
    }
    return { depth, fields };
  };

  const innerOf = (selection: SelectionSetNode["selections"][number]): Size => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD)
      return selection.selectionSet ? sizeOf(selection.selectionSet) : { depth: 0, fields: 0 };
    const { value: name } = selection.name;
    const known = measured.get(name);
    if (known === "open")
      throw executorError("GRAPHQL_VALIDATION_FAILED", `Fragment "${name}" spreads itself.`);
    if (known !== undefined) return known;
    const fragment = fragments[name];
    if (fragment === undefined)
      throw executorError("GRAPHQL_VALIDATION_FAILED", `There is no fragment "${name}" in the document.`);
    measured.set(name, "open");
    const size = sizeOf(fragment.selectionSet);
    measured.set(name, size);
    return size;
  };

  try {
    const { depth, fields } = sizeOf(operation.selectionSet);
    if (depth > limits.maxDepth)
      return executorError(
        "OPERATION_TOO_LARGE",
        `The operation is ${depth} levels deep; ${limits.maxDepth} is the most.`,
      );
    if (fields > limits.maxFields)
      return executorError(
        "OPERATION_TOO_LARGE",
        `The operation asks ${fields} fields; ${limits.maxFields} is the most.`,
      );
    return undefined;
  } catch (error) {
    return error as GraphQLError;
  }
}
