/**
 * Loaded into every thread of a platform (`NODE_OPTIONS=--import`): counts the statements of the embedded store by their
 * text, with the processor time that each takes inside PGlite, and writes the sums to the file named by `TETRON_BENCH_STATEMENTS`.
 *
 * @module
 */
import { renameSync, writeFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import type { PGlite } from "@electric-sql/pglite";

/** What a statement has cost so far. */
export interface StatementCost {
  runs: number;
  /** Processor time, milliseconds. */
  ms: number;
  rows: number;
}

/** The costs of the store's thread so far. */
export interface StoreCosts {
  /** Processor time of the thread, milliseconds. */
  readonly threadMs: number;
  readonly statements: Readonly<Record<string, StatementCost>>;
}

/** Messages of Postgres's protocol after which an answer follows: `Query` and `Sync`. */
const ENDS = new Set(["Q", "S"].map((each) => each.charCodeAt(0)));
const WRITE_MS = 1_000;

const path = process.env["TETRON_BENCH_STATEMENTS"];
// Other threads have no store.
if (path !== undefined && workerData?.dataDirectory !== undefined) await count(path);

async function count(file: string): Promise<void> {
  const { PGlite } = await import("@electric-sql/pglite");
  const statements: Record<string, StatementCost> = {};
  const prepared = new Map<string, string>();
  const { execProtocolRawStream: run } = PGlite.prototype;
  PGlite.prototype.execProtocolRawStream = async function (
    this: PGlite,
    request: Uint8Array,
    options: Parameters<typeof run>[1],
  ) {
    for (const part of partsOf(request)) {
      const text = textOf(part, prepared);
      const answers: Uint8Array[] = [];
      const began = threadMs();
      // It answers before it returns.
      const done = run.call(this, part, { ...options, onRawData: (bytes) => answers.push(bytes.slice()) });
      const ms = threadMs() - began;
      for (const answer of answers) options?.onRawData?.(answer);
      statements[text] ??= { runs: 0, ms: 0, rows: 0 };
      const cost = statements[text];
      cost.runs += 1;
      cost.ms += ms;
      cost.rows += rowsIn(Buffer.concat(answers));
      done.catch(() => {});
    }
  };
  const write = () => {
    const costs: StoreCosts = { threadMs: threadMs(), statements };
    // Whole at once: it may be read at any moment.
    writeFileSync(`${file}.new`, JSON.stringify(costs));
    renameSync(`${file}.new`, file);
  };
  setInterval(write, WRITE_MS).unref();
}

/** Processor time of this thread, milliseconds. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** The statements of a request: pg sends several at once. */
function* partsOf(request: Uint8Array): Generator<Uint8Array> {
  const { buffer, byteOffset } = request;
  const view = new DataView(buffer, byteOffset, request.byteLength);
  let from = 0;
  for (let at = 0; at + 5 <= request.byteLength; ) {
    const end = at + 1 + view.getUint32(at + 1);
    // A connection's first message has no type, and a length that none has.
    if (end > request.byteLength) break;
    if (ENDS.has(request[at]!)) {
      yield request.subarray(from, end);
      from = end;
    }
    at = end;
  }
  if (from < request.byteLength) yield request.subarray(from);
}

/** The text of a statement, without its numbers and lists. */
function textOf(part: Uint8Array, prepared: Map<string, string>): string {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  let text = "(start)";
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    if (end > bytes.length) break;
    const strings = bytes.toString("utf8", at + 5, end).split("\0");
    const type = String.fromCharCode(bytes[at]!);
    if (type === "Q") text = strings[0]!;
    if (type === "P") {
      [, text] = strings as [string, string];
      prepared.set(strings[0]!, text);
    }
    if (type === "B") text = prepared.get(strings[1]!) ?? text;
    at = end;
  }
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\$\d+/g, "?")
    .replaceAll(/\b\d+\b/g, "0")
    .replaceAll(
      /\(\?(?:::\w+)?(?:, ?(?:\?(?:::\w+)?|default))*\)(?:, ?\((?:\?(?:::\w+)?|default)(?:, ?(?:\?(?:::\w+)?|default))*\))*/g,
      "(…)",
    )
    .trim();
}

/** Rows that statements answered with or changed, as `CommandComplete` says. */
function rowsIn(answer: Buffer): number {
  let rows = 0;
  for (let at = 0; at + 5 <= answer.length; ) {
    const end = at + 1 + answer.readUInt32BE(at + 1);
    if (answer[at] === "C".charCodeAt(0))
      rows += Number(/(\d+)\0$/.exec(answer.toString("utf8", at + 5, end))?.[1] ?? 0);
    at = end;
  }
  return rows;
}
