import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = "docs/adr";
const files = readdirSync(FOLDER).sort();

test("architecture decision records are numbered without a gap, and each says its number and its status", () => {
  expect(files.length).toBeGreaterThan(30);
  for (const [at, file] of files.entries()) {
    const [heading, , status] = readFileSync(`${FOLDER}/${file}`, "utf8").split("\n");
    expect(Number(file.slice(0, 4)), file).toBe(at + 1);
    expect(Number(/^# (\d+)/.exec(heading!)?.[1]), file).toBe(at + 1);
    expect(status, file).toMatch(/^Status: (accepted|superseded by \d{4})/);
  }
});
