import { DeadlineExceeded, within } from "@tetron/domain/within";
import type { FastifyInstance } from "fastify";
import { failureOf } from "./present.ts";

const DEADLINE_MS = 2_000;
/** Minimum interval between two checks of the dependencies. */
const FRESH_MS = 1_000;

/** Checks one dependency; throws when it is down. */
export type HealthCheck = (signal: AbortSignal) => Promise<void>;

/** What operators see beside the checks; it decides nothing. */
export type HealthReport = (signal: AbortSignal) => Promise<object>;

export interface HealthOptions {
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** The checks that each endpoint needs; when absent, all of them. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  readonly reports?: Readonly<Record<string, HealthReport>>;
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
  /** `null` for one that could not be made in time. */
  readonly reports?: Readonly<Record<string, object | null>>;
}

/**
 * Runs every check concurrently; one that exceeds the deadline counts as down. The process is ready while it
 * can serve at least one endpoint, so a dead dependency only affects the endpoints that need it.
 */
export async function checkHealth(
  { checks, needs = { all: Object.keys(checks) }, reports = {} }: HealthOptions,
  deadlineMs = DEADLINE_MS,
): Promise<Health> {
  const asked = Object.entries(checks).map(
    async ([name, check]) => [name, await runCheck(check, deadlineMs)] as const,
  );
  const told = Object.entries(reports).map(
    async ([name, report]) =>
      // The checks say what is down.
      [name, await within({ ms: deadlineMs }, report).catch(() => null)] as const,
  );
  const results = Object.fromEntries(await Promise.all(asked));
  const endpoints = Object.fromEntries(
    Object.entries(needs).map(([endpoint, needed]) => {
      const isUp = needed.every((name) => results[name]?.status !== "down");
      return [endpoint, { status: isUp ? ("up" as const) : ("down" as const), needs: needed }];
    }),
  );
  const isReady = Object.values(endpoints).some(({ status }) => status === "up");
  const all = { status: isReady ? "ready" : "not_ready", checks: results, endpoints } as const;
  return told.length === 0 ? all : { ...all, reports: Object.fromEntries(await Promise.all(told)) };
}

/**
 * Adds `GET /health/live`, which answers while the process runs, and `GET /health/ready`: 200 when it can
 * serve, 503 when it cannot or is stopping.
 *
 * @param options.details - Includes the state of each dependency and endpoint; for operators only.
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

async function runCheck(check: HealthCheck, deadlineMs: number): Promise<CheckResult> {
  const start = performance.now();
  const latency = () => Math.round(performance.now() - start);
  try {
    await within({ ms: deadlineMs }, check);
    return { status: "up", latency_ms: latency() };
  } catch (error) {
    // A bug's message belongs in the log, not in an answer.
    const message =
      error instanceof DeadlineExceeded
        ? "It did not answer in time."
        : (failureOf(error)?.message ?? "It failed.");
    return { status: "down", latency_ms: latency(), message };
  }
}
