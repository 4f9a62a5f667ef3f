import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  DirectiveLocation,
  type DocumentNode,
  type GraphQLSchema,
  isTypeDefinitionNode,
  Kind,
  parse,
  type TypeNode,
  visit,
} from "graphql";
import { linkedNames } from "./internal/linked-names.ts";

/**
 * Derives the API schema of a supergraph: without federation's own elements (those of the schema's `@link`s:
 * `join__*`, `link__*`, `@tag`, `@cost`, ...) and without `@inaccessible` elements. Linked directives that
 * operations may use are kept.
 *
 * @param sdl - A composed supergraph, as text or parsed.
 * @throws GraphQLError when the text is not GraphQL, or no schema remains.
 * @see https://specs.apollo.dev/join/v0.3/ and https://specs.apollo.dev/inaccessible/v0.2/
 */
export function apiSchema(sdl: string | DocumentNode): GraphQLSchema {
  const supergraph = typeof sdl === "string" ? parse(sdl, { noLocation: true }) : sdl;
  const { isLinkedType, isLinkedDirective, inaccessible } = linkedNames(supergraph);

  const isHidden = ({ directives }: { directives?: readonly ConstDirectiveNode[] | undefined }) =>
    directives?.some(({ name }) => name.value === inaccessible) === true;
  const gone = new Set(
    supergraph.definitions
      .filter(isTypeDefinitionNode)
      .filter((definition) => isLinkedType(definition.name.value) || isHidden(definition))
      .map(({ name }) => name.value),
  );
  const drop = (removed: boolean) => (removed ? null : undefined);
  const dropType = (node: { name: { value: string } }) => drop(gone.has(node.name.value));
  const dropDirective = (node: { name: { value: string } }) => drop(isLinkedDirective(node.name.value));

  const visible = visit(supergraph, {
    DirectiveDefinition: (directive) =>
      drop(isLinkedDirective(directive.name.value) && !isForClients(directive)),
    Directive: dropDirective,
    ObjectTypeDefinition: dropType,
    InterfaceTypeDefinition: dropType,
    UnionTypeDefinition: dropType,
    EnumTypeDefinition: dropType,
    ScalarTypeDefinition: dropType,
    InputObjectTypeDefinition: dropType,
    FieldDefinition: (field) => drop(isHidden(field) || gone.has(namedType(field.type))),
    InputValueDefinition: (input) => drop(isHidden(input) || gone.has(namedType(input.type))),
    EnumValueDefinition: (value) => drop(isHidden(value)),
    // Field types are already removed; these are implemented interfaces, union members and root types.
    NamedType: dropType,
  });
  return buildASTSchema(visible, { assumeValidSDL: true });
}

/** Whether operations may use a directive; federation's own are for schemas only. */
function isForClients({ locations }: DirectiveDefinitionNode): boolean {
  return locations.some(({ value }) => EXECUTABLE.has(value));
}

const EXECUTABLE: ReadonlySet<string> = new Set([
  DirectiveLocation.QUERY,
  DirectiveLocation.MUTATION,
  DirectiveLocation.SUBSCRIPTION,
  DirectiveLocation.FIELD,
  DirectiveLocation.FRAGMENT_DEFINITION,
  DirectiveLocation.FRAGMENT_SPREAD,
  DirectiveLocation.INLINE_FRAGMENT,
  DirectiveLocation.VARIABLE_DEFINITION,
]);

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
