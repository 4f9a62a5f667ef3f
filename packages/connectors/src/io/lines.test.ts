import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { type Line, type LineOptions, readLines } from "./lines.ts";

const temporary = await mkdtempDisposable(join(tmpdir(), "tetron-lines-"));
const folder = temporary.path;
afterAll(() => temporary.remove());

async function linesOf(bytes: string | Uint8Array, options?: LineOptions): Promise<Line[]> {
  const path = join(folder, "file");
  await writeFile(path, bytes);
  return (await Array.fromAsync(readLines(path, options))).flat();
}

const texts = (lines: Line[]) => lines.map(({ text }) => text);

test("lines are counted from 1 and lose their line ends, Windows' included", async () => {
  expect(await linesOf("a\r\nb\n\nc")).toEqual([
    { line: 1, text: "a" },
    { line: 2, text: "b" },
    { line: 3, text: "" },
    { line: 4, text: "c" },
  ]);
  expect(await linesOf("a\n")).toHaveLength(1);
  expect(await linesOf("")).toEqual([]);
});

test("gzip is known by its bytes, also in several members", async () => {
  expect(texts(await linesOf(Buffer.concat([gzipSync("a\nb"), gzipSync("c\n")])))).toEqual(["a", "bc"]);
});

test("characters and lines that span chunks stay whole; a byte order mark goes", async () => {
  const long = "é".repeat(100_000);
  expect(texts(await linesOf(`\u{FEFF}${long}\n${long}`))).toEqual([long, long]);
});

test("a truncated or damaged gzip says so, after what was whole", async () => {
  const packed = gzipSync(Array.from({ length: 100_000 }, (_, i) => `line ${i * 7919}`).join("\n"));
  const seen: number[] = [];
  await writeFile(join(folder, "cut.gz"), packed.subarray(0, packed.length / 2));
  const reading = (async () => {
    for await (const batch of readLines(join(folder, "cut.gz"))) seen.push(batch.length);
  })();
  await expect(reading).rejects.toMatchObject({ details: { field: "file", reason: "truncated_gzip" } });
  expect(seen.length).toBeGreaterThan(0);

  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 100, 200);
  await expect(linesOf(damaged)).rejects.toMatchObject({ details: { reason: "damaged_gzip" } });
});

test("a missing file and a folder are unreadable by name", async () => {
  await expect(readLines(join(folder, "none")).next()).rejects.toThrow("none: there is no such file.");
  await expect(readLines(folder).next()).rejects.toMatchObject({ details: { reason: "unreadable" } });
});

test("a line that is too long is an error in its place and not kept", async () => {
  const lines = await linesOf(`ok\n${"x".repeat(300_000)}\nok`, { maxLength: 1000 });

  expect(texts(lines)).toEqual(["ok", undefined, "ok"]);
  expect(lines[1]!.error).toMatchObject({ details: { field: "line", reason: "too_long" } });
});
