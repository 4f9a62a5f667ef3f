import { Failure } from "@tetron/domain/failure";
import type { FastifyInstance } from "fastify";

/** Every request below `/v0` is 426, whatever its method, key and body: none is read. */
export function refuseEarlierVersions(app: FastifyInstance): void {
  for (const url of ["/v0", "/v0/*"])
    app.all(url, {
      async onRequest(request) {
        const below = request.url.split("?")[0]!.slice("/v0".length, MAX_PATH);
        const path = ["", "/"].includes(below) ? "/v1/docs" : `/v1${below}`;
        throw movedTo(path, "/v0 is not served any more.");
      },
      // Never reached: the hook refuses.
      handler: async () => undefined,
    });
}

/** Characters of a path in an answer. */
const MAX_PATH = 200;

/** The failure of an endpoint that ended. @param path - Its successor. */
export function movedTo(path: string, why: string): Failure<"UPGRADE_REQUIRED"> {
  return new Failure("UPGRADE_REQUIRED", `${why} Use ${path} instead; /v1/docs describes it.`, {
    migration: path,
  });
}
