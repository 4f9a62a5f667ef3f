import { type DestinationStream, type Logger, pino } from "pino";
import { describeError } from "./describe-error.ts";
import { prettyLine } from "./pretty-line.ts";
import { scrub } from "./scrub.ts";

export type Log = Logger;
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface LogOptions {
  readonly level: LogLevel;
  /** Formats for people rather than for a collector; for when standard output is a terminal. */
  readonly pretty: boolean;
  /** Receives each finished line, newline included. */
  readonly write: (line: string) => void;
}

/** Fields that are removed from the log at any depth. */
const SECRET = ["authorization", "cookie", "secret", "password", "apiKey", "token", "databaseUrl"];

/**
 * The log of one process: one JSON object per line, or a readable line on a terminal. Log events with fields,
 * `log.info({ score: id }, "score made")`; errors go in `err`. Secrets are removed.
 */
export function createLog(service: string, options: Partial<LogOptions> = {}): Log {
  const { level = "info", pretty = process.stdout.isTTY === true, write = toStdout } = options;
  const destination: DestinationStream = {
    write: (line) => write(scrub(pretty ? prettyLine(line) : line)),
  };
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
    },
    destination,
  );
}

function toStdout(line: string): void {
  process.stdout.write(line);
}
