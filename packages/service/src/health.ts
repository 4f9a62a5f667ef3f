import type { FastifyInstance } from "fastify";
import { failureOf } from "./present.ts";

const DEADLINE_MS = 2_000;
/** Nobody asks the dependencies more often than this through us. */
const FRESH_MS = 1_000;

/** Asks one dependency for a sign of life; throws when there is none. */
export type HealthCheck = (signal: AbortSignal) => Promise<void>;

export interface HealthOptions {
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** Which of the checks each endpoint needs; absent: everything needs all of them. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
}

export interface CheckResult {
  readonly status: "up" | "down";
  readonly latency_ms: number;
  readonly message?: string;
}

export interface EndpointHealth {
  readonly status: "up" | "down";
  readonly needs: readonly string[];
}

export interface Health {
  readonly status: "ready" | "not_ready";
  readonly checks: Readonly<Record<string, CheckResult>>;
  readonly endpoints: Readonly<Record<string, EndpointHealth>>;
}

/**
 * Asks every dependency at once; one that does not answer in time counts as down. Ready is who can serve the
 * endpoint that needs least: one dead dependency takes with it what needs it, and nothing else.
 */
export async function checkHealth(
  { checks, needs = { all: Object.keys(checks) } }: HealthOptions,
  deadlineMs = DEADLINE_MS,
): Promise<Health> {
  const asked = Object.entries(checks).map(
    async ([name, check]) => [name, await ask(check, deadlineMs)] as const,
  );
  const results = Object.fromEntries(await Promise.all(asked));
  const endpoints = Object.fromEntries(
    Object.entries(needs).map(([endpoint, needed]) => {
      const isUp = needed.every((name) => results[name]?.status !== "down");
      return [endpoint, { status: isUp ? ("up" as const) : ("down" as const), needs: needed }];
    }),
  );
  const isReady = Object.values(endpoints).some(({ status }) => status === "up");
  return { status: isReady ? "ready" : "not_ready", checks: results, endpoints };
}

/**
 * Adds `GET /health/live`, which answers while the process runs, and `GET /health/ready`: 200 when it
 * serves, 503 when it does not or is stopping.
 *
 * @param options.details - Tells each dependency's and each endpoint's state as well: for operators only.
 */
export function addHealth(
  app: FastifyInstance,
  options: HealthOptions & { readonly stopping: AbortSignal; readonly details: boolean },
): void {
  const { stopping, details } = options;
  let last: { readonly at: number; readonly health: Promise<Health> } | undefined;
  const fresh = () => {
    if (last === undefined || Date.now() - last.at >= FRESH_MS)
      last = { at: Date.now(), health: checkHealth(options) };
    return last.health;
  };
  app.get("/health/live", { logLevel: "silent" }, async () => ({ status: "live" }));
  app.get("/health/ready", { logLevel: "silent" }, async (_request, reply) => {
    const { status, ...rest } = stopping.aborted ? STOPPING : await fresh();
    return reply.status(status === "ready" ? 200 : 503).send(details ? { status, ...rest } : { status });
  });
}

const STOPPING: Health = { status: "not_ready", checks: {}, endpoints: {} };

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
