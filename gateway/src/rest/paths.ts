/** The names in an RFC 6570 path: `/score/{transaction_id}` has `transaction_id`. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}

/** The same path as Fastify writes it: `/score/:transaction_id`. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
