import { Failure } from "@tetron/domain/failure";
import type { HealthCheck } from "@tetron/service/health";

/** Asks whether the process behind a subgraph's URL serves. */
export function subgraphCheck(url: string): HealthCheck {
  const health = new URL("/health/ready", url);
  return async (signal) => {
    const { ok, status } = await fetch(health, { signal });
    if (ok) return;
    throw new Failure("UNAVAILABLE", `It answered ${status}.`, { dependency: health.host, retryAfter: 1 });
  };
}
