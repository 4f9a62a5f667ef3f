/** The names in an RFC 6570 path: `/score/{transaction_id}` has `transaction_id`. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}

/** The same path as Fastify writes it: `/score/:transaction_id`. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

/** Where an endpoint is served: under `/v1`, and the one of a seed without versions at the root too. */
export function urlsOf({ path, isAtRoot }: { readonly path: string; readonly isAtRoot?: true }): string[] {
  const url = fastifyPath(path);
  return isAtRoot ? [url, `/v1${url}`] : [`/v1${url}`];
}
