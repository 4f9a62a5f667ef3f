import { requireScope } from "@tetron/service/caller";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Guard } from "../auth/guard.ts";
import { movedTo } from "../edge/earlier-versions.ts";
import type { AnyEndpoint, Deprecation } from "./endpoint.ts";

/**
 * What an endpoint does before a body is read: tells its end, and checks the caller.
 *
 * @throws Failure `UPGRADE_REQUIRED` once it has ended, or what the guard throws.
 */
export async function enter(
  { deprecated, scope, path }: Pick<AnyEndpoint, "deprecated" | "scope" | "path">,
  guard: Guard,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<void> {
  if (deprecated !== undefined) {
    reply.headers(deprecationHeaders(deprecated));
    if (Date.now() >= deprecated.sunset.getTime())
      throw movedTo(deprecated.successor, `/v1${path} has ended.`);
  }
  requireScope(await guard.admit(request, reply), scope);
}

/** RFC 9745 and RFC 8594. */
function deprecationHeaders({ since, sunset, successor }: Deprecation): Record<string, string> {
  return {
    Deprecation: `@${Math.floor(since.getTime() / 1_000)}`,
    Sunset: sunset.toUTCString(),
    Link: `<${successor}>; rel="successor-version"`,
  };
}
