import { addHealth, type HealthOptions } from "./health.ts";
import { createHttp, type HttpOptions, listen } from "./http.ts";

export interface OperationsOptions extends HealthOptions, Pick<HttpOptions, "log" | "metrics" | "stopping"> {
  readonly host: string;
  /** `undefined` serves nothing. */
  readonly port: number | undefined;
}

/**
 * Serves the operators' endpoints on a port that clients cannot reach: `/metrics`, and `/health/ready` with
 * the state of each dependency and endpoint.
 *
 * @returns `http://host:port`; `undefined` when not served.
 */
export async function serveOperations(
  stack: AsyncDisposableStack,
  { log, metrics, stopping, checks, needs, reports, host, port }: OperationsOptions,
): Promise<string | undefined> {
  if (port === undefined) return undefined;
  const app = createHttp({ log, metrics, stopping });
  addHealth(app, { checks, ...(needs && { needs }), ...(reports && { reports }), stopping, details: true });
  app.get("/metrics", { logLevel: "silent" }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  return listen(stack, app, { host, port });
}
