import { styleText } from "node:util";
import { escapeInvisible } from "@tetron/domain/visible";

const COLOURS = { debug: "gray", info: "green", warn: "yellow", error: "red", fatal: "red" } as const;
/** Fields of every line that a person at a terminal already knows. */
const KNOWN = new Set(["level", "time", "service", "msg", "err"]);

/**
 * A log line for people: time, level, event, fields; an error with its stack below. External text can neither
 * start a line nor move the cursor.
 */
export function prettyLine(json: string): string {
  const line = JSON.parse(json) as Record<string, unknown> & { level: keyof typeof COLOURS };
  const fields = Object.entries(line)
    .filter(([name]) => !KNOWN.has(name))
    .map(
      ([name, value]) =>
        `${styleText("gray", `${escapeInvisible(name)}=`)}${escapeInvisible(typeof value === "string" ? value : JSON.stringify(value))}`,
    );
  const time = styleText("gray", String(line["time"]).slice(11, 23));
  const level = styleText(COLOURS[line.level] ?? "red", line.level.padEnd(5));
  const text = [time, level, escapeInvisible(String(line["msg"] ?? "")), ...fields].join(" ");
  return `${text}${errorLines(line["err"])}\n`;
}

function errorLines(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const { name, message, stack, cause } = error as Record<string, unknown>;
  const frames = String(stack)
    .split("\n")
    .map((frame) => `\n    ${escapeInvisible(frame.trim())}`);
  return `\n  ${escapeInvisible(`${name}: ${message}`)}${frames.join("")}${errorLines(cause)}`;
}
