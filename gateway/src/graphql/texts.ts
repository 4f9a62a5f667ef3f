import { requireStorable } from "@tetron/domain/text";
import { type DocumentNode, visit } from "graphql";

/**
 * Refuses a request with a text that cannot be stored, in its variables or in the document.
 *
 * @throws Failure `UNPROCESSABLE` naming the variable, or the argument and the field within it.
 */
export function requireStorableTexts(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  requireStorable(variables);
  /** The current argument or variable, and the fields within it. */
  const names: string[] = [];
  const named = {
    enter: ({ name }: { readonly name: { readonly value: string } }) => void names.push(name.value),
    leave: () => void names.pop(),
  };
  visit(document, {
    Argument: named,
    ObjectField: named,
    VariableDefinition: {
      enter: ({ variable }) => named.enter(variable),
      leave: named.leave,
    },
    StringValue: ({ value }) => requireStorable(value, names.join(".")),
  });
}
