import { type ASTNode, type DocumentNode, type FieldNode, Kind, visit } from "graphql";

/**
 * Keeps the names that clients choose apart from the names that plans rely on.
 *
 * A plan reads keys, `__typename` and required fields under their own names out of the same objects that the
 * client's fields are in, so a client's `id: name` would stand where the key is expected. Every alias is
 * therefore planned under a name that no field of the supergraph begins like, and the answer is read from there.
 */
export interface ClientNames {
  /** The key under which a client's field stands in what the subgraphs answer. */
  plannedKey(field: FieldNode): string;
  /** The same operation or fragment with every alias out of the way. */
  apart<Node extends ASTNode>(node: Node): Node;
}

/** Chooses names apart from all fields of a supergraph, hidden ones included. */
export function clientNames(supergraph: DocumentNode): ClientNames {
  const fields = new Set<string>();
  visit(supergraph, { FieldDefinition: ({ name }) => void fields.add(name.value) });
  let prefix = "c_";
  while ([...fields].some((name) => name.startsWith(prefix))) prefix = `c${prefix}`;

  const plannedKey = ({ name, alias }: FieldNode) =>
    alias === undefined || alias.value === name.value ? name.value : prefix + alias.value;
  return {
    plannedKey,
    apart: (node) =>
      visit(node, {
        Field: (field) => {
          const value = plannedKey(field);
          return value === field.name.value ? undefined : { ...field, alias: { kind: Kind.NAME, value } };
        },
      }),
  };
}
