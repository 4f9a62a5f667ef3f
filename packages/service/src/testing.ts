import { createHttp, type HttpOptions } from "./http.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";

/** A log that remembers its lines instead of printing them. */
export function aQuietLog(service = "test") {
  const lines: string[] = [];
  const log = createLog(service, { level: "debug", pretty: false, write: (line) => lines.push(line) });
  return { log, lines };
}

/** An HTTP server for a test, and its log. Use `app.inject`, or `listen` and close it. */
export function aServer(changes: Partial<HttpOptions> = {}) {
  const { log, lines } = aQuietLog();
  const metrics = createMetrics("test");
  const stopping = new AbortController();
  const app = createHttp({ log, metrics, health: { checks: {} }, stopping: stopping.signal, ...changes });
  return { app, lines, metrics, stopping };
}
