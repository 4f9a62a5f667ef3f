import type { FastifyInstance } from "fastify";
import { failureOf } from "./present.ts";

const DEADLINE_MS = 2_000;

/** Asks one dependency for a sign of life; throws when there is none. */
export type HealthCheck = (signal: AbortSignal) => Promise<void>;

export interface CheckResult {
  readonly status: "up" | "down";
  readonly latency_ms: number;
  readonly message?: string;
}

export interface Health {
  readonly status: "ready" | "not_ready";
  readonly checks: Readonly<Record<string, CheckResult>>;
}

/** Asks every dependency at once; one that does not answer in time counts as down. */
export async function checkHealth(
  checks: Readonly<Record<string, HealthCheck>>,
  deadlineMs = DEADLINE_MS,
): Promise<Health> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await ask(check, deadlineMs)] as const),
  );
  const status = results.every(([, { status }]) => status === "up") ? "ready" : "not_ready";
  return { status, checks: Object.fromEntries(results) };
}

/**
 * Adds `GET /health/live`, which answers while the process runs, and `GET /health/ready`: 200 when it
 * serves, 503 when a dependency is down or the process is stopping, with each dependency's state.
 */
export function addHealth(
  app: FastifyInstance,
  checks: Readonly<Record<string, HealthCheck>>,
  stopping: AbortSignal,
): void {
  app.get("/health/live", { logLevel: "silent" }, async () => ({ status: "live" }));
  app.get("/health/ready", { logLevel: "silent" }, async (_request, reply) => {
    const health = stopping.aborted ? { status: "not_ready", checks: {} } : await checkHealth(checks);
    return reply.status(health.status === "ready" ? 200 : 503).send(health);
  });
}

async function ask(check: HealthCheck, deadlineMs: number): Promise<CheckResult> {
  const start = performance.now();
  const deadline = AbortSignal.timeout(deadlineMs);
  const late = new Promise<never>((_resolve, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason));
  });
  const latency = () => Math.round(performance.now() - start);
  try {
    await Promise.race([check(deadline), late]);
    return { status: "up", latency_ms: latency() };
  } catch (error) {
    // A bug's message is for the log, not for whoever asks.
    const message = deadline.aborted
      ? "It did not answer in time."
      : (failureOf(error)?.message ?? "It failed.");
    return { status: "down", latency_ms: latency(), message };
  }
}
