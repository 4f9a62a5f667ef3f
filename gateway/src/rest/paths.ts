/** The names in an RFC 6570 path: `/score/{transaction_id}` has `transaction_id`. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}

/** The same path as Fastify writes it: `/score/:transaction_id`. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

/** Where an endpoint is served: under `/v1`, and where it has a path without a version at the root too. */
export function urlsOf({ path, rootPath }: { readonly path: string; readonly rootPath?: string }): string[] {
  return [`/v1${fastifyPath(path)}`, ...(rootPath === undefined ? [] : [fastifyPath(rootPath)])];
}
