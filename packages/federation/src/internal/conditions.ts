import { type DirectiveNode, type DocumentNode, Kind, visit } from "graphql";
import type { Data } from "./data.ts";

/** Whether `@skip` and `@include` include a selection. */
export function isIncluded(directives: readonly DirectiveNode[] | undefined, variables: Data): boolean {
  for (const { name, arguments: given = [] } of directives ?? []) {
    if (name.value !== "skip" && name.value !== "include") continue;
    const value = given.find((argument) => argument.name.value === "if")?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (holds !== (name.value === "include")) return false;
  }
  return true;
}

/** The variables used by the document's `@skip` and `@include`. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
