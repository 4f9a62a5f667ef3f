import { type ASTNode, type DocumentNode, type FieldNode, Kind, visit } from "graphql";

/**
 * Prevents collisions between clients' aliases and the names that plans rely on.
 *
 * A plan reads keys, `__typename` and required fields by name from the same objects as the client's fields,
 * so a client's `id: name` would replace the key. Every alias is therefore planned under a prefix that no
 * field of the supergraph has, and the answer is read from there.
 */
export interface ClientNames {
  /** The key of a client's field in the subgraphs' answers. */
  plannedKey(field: FieldNode): string;
  /** The same operation or fragment with every alias renamed. */
  apart<Node extends ASTNode>(node: Node): Node;
}

/** Chooses names that differ from all fields of a supergraph, including hidden ones. */
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
