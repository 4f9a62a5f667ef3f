import { type QueryAnswer, type QueryValue, queryArchive } from "@tetron/archive/query";
import { counted } from "@tetron/domain/counted";
import { escapeInvisible } from "@tetron/domain/visible";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Host } from "../host.ts";
import { archiveFolder } from "./archive.ts";

export const QUERY_FORMATS = ["table", "json", "csv"] as const;

export type QueryFormat = (typeof QUERY_FORMATS)[number];

/** Answers a query over the archive. */
export async function query(host: Host, sql: string, format: QueryFormat): Promise<ExitCode> {
  const { terminal, signal } = host;
  const answer = await queryArchive(await host.lake(), archiveFolder(host), { sql, signal });
  for (const line of linesOf(answer, terminal.json ? "json" : format)) terminal.print(line);
  if (answer.isCut) terminal.tell(`The answer is cut after ${counted(answer.rows.length, "row")}.`);
  return EXIT.ok;
}

/** An answer as text, a row a line. */
export function linesOf({ columns, rows }: QueryAnswer, format: QueryFormat): string[] {
  if (format === "json")
    return rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]]))));
  if (format === "csv")
    return [columns, ...rows.map((row) => row.map(textOf))].map((row) => row.map(csvOf).join(","));
  const cells = [columns, ...rows.map((row) => row.map(textOf))].map((row) =>
    row.map((text) => escapeInvisible(text)),
  );
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  return cells.map((row) =>
    row
      .map((text, i) => text.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
}

function textOf(value: QueryValue): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** RFC 4180. */
function csvOf(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
