import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Buckets in seconds, from a score in memory to a deadline. */
const LATENCY_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_BUCKETS = [0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3_600];

/** The metrics of a process. Packages add their own to `registry`. */
export interface Metrics {
  readonly registry: Registry;
  /** Time to answer an HTTP request, by route pattern. */
  readonly requestSeconds: Histogram<"method" | "route" | "status">;
  /** Errors that were answered, by failure code; `SERVER_ERROR` counts the bugs. */
  readonly errors: Counter<"code">;
  /**
   * Duration of one run of a job. `outcome`: `done`, `failed`, or `stopped` by the end of the process or its
   * lease.
   */
  readonly jobSeconds: Histogram<"job" | "outcome">;
  /** 1 while this process runs a job: one that follows events runs for as long as it has the lease. */
  readonly jobsRunning: Gauge<"job">;
}

/** Creates the metrics of one process, including Node's. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requestSeconds: new Histogram({
      name: "tetron_http_request_duration_seconds",
      help: "Duration of HTTP requests.",
      labelNames: ["method", "route", "status"],
      buckets: LATENCY_BUCKETS,
      registers,
    }),
    errors: new Counter({
      name: "tetron_errors_total",
      help: "Errors in answers.",
      labelNames: ["code"],
      registers,
    }),
    jobSeconds: new Histogram({
      name: "tetron_job_duration_seconds",
      help: "Duration of job runs.",
      labelNames: ["job", "outcome"],
      buckets: JOB_BUCKETS,
      registers,
    }),
    jobsRunning: new Gauge({
      name: "tetron_job_running",
      help: "1 while this process runs a job.",
      labelNames: ["job"],
      registers,
    }),
  };
}
