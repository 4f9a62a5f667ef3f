/**
 * The value that a GraphQL enumeration's name stands for in TypeScript: its name in lower case, as the domain and
 * the tables write it. `codegen.ts` types the resolvers with it, `createSubgraphSchema` converts with it.
 * `MULTI_HOP` is `multi_hop`.
 */
export function enumValue(name: string): string {
  return name.toLowerCase();
}
