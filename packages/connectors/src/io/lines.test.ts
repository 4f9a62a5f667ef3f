import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import type { Line, LineOptions } from "@tetron/domain/lines";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, expect, test, vi } from "vitest";
import { readBytes, STDIN, withHead } from "./bytes.ts";
import { readLines } from "./lines.ts";

const temporary = temporaryFolder();
const folder = temporary.path;
afterAll(() => temporary[Symbol.dispose]());

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

test("gzip data that unpacks to far more than its size is refused", async () => {
  const path = join(folder, "bomb.gz");
  const zeros = Buffer.alloc(80 * 1024 * 1024);
  const bytesOf = async () => {
    let bytes = 0;
    for await (const chunk of readBytes(path)) bytes += chunk.length;
    return bytes;
  };
  await writeFile(path, gzipSync(zeros));
  await expect(bytesOf()).rejects.toMatchObject({ details: { field: "file", reason: "gzip_bomb" } });
  await writeFile(path, gzipSync(zeros.subarray(0, 60 * 1024 * 1024)));
  expect(await bytesOf()).toBe(60 * 1024 * 1024);
});

test("characters and lines that span chunks stay whole, and a byte order mark is removed", async () => {
  const long = "é".repeat(100_000);
  expect(texts(await linesOf(`\u{FEFF}${long}\n${long}`))).toEqual([long, long]);
});

const UTF16 = Buffer.from("\u{FEFF}é,1\nb", "utf16le");

test.each<[what: string, bytes: Uint8Array]>([
  ["UTF-8 with a byte order mark", Buffer.from("\u{FEFF}é,1\nb")],
  ["little-endian UTF-16", UTF16],
  ["big-endian UTF-16", Buffer.from(UTF16).swap16()],
  ["gzip of UTF-16", gzipSync(UTF16)],
])("%s is decoded", async (_what, bytes) => {
  expect(texts(await linesOf(bytes))).toEqual(["é,1", "b"]);
});

test.each<[reason: string, where: string, bytes: Uint8Array]>([
  ["not_utf8", "line 2 is not UTF-8", Buffer.from("name\nCafé", "latin1")],
  ["not_utf8", "line 20001 is not UTF-8", Buffer.from(`${"é é\n".repeat(20_001)}`).fill(0xe9, 120_000)],
  ["not_utf8", "line 2 is not UTF-8", Buffer.from("a\né").subarray(0, 3)],
  ["not_text", "without a byte order mark", Buffer.from("a,b\n", "utf16le")],
  ["not_text", "is not the UTF-16 text", Buffer.from("\u{FEFF}\u{D800}a\n", "utf16le")],
])("%s: text in another encoding is refused, saying that %s", async (reason, where, bytes) => {
  const refused = await linesOf(bytes).catch((error: unknown) => error);
  expect(refused).toHaveProperty("details", { field: "file", reason });
  expect(String(refused)).toContain(where);
});

test("gzip on standard input whose first byte comes alone is unpacked", async () => {
  const packed = gzipSync("one\ntwo\n");
  const stdin = Readable.from([packed.subarray(0, 1), packed.subarray(1)]);
  using _stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(stdin as typeof process.stdin);
  expect(texts((await Array.fromAsync(readLines(STDIN))).flat())).toEqual(["one", "two"]);
});

test("a first chunk of one byte is joined with the next before the format is detected", async () => {
  const chunks = async function* () {
    for (const byte of [1, 2, 3, 4]) yield Uint8Array.of(byte);
  };
  expect(await Array.fromAsync(withHead(chunks(), 3))).toEqual([Buffer.from([1, 2, 3]), Uint8Array.of(4)]);
  expect(await Array.fromAsync(withHead(chunks(), 9))).toEqual([Buffer.from([1, 2, 3, 4])]);
});

test("a truncated or damaged gzip is reported after the lines before it", async () => {
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
  const trailed = Buffer.concat([packed, Buffer.from("more")]);
  await expect(linesOf(trailed)).rejects.toMatchObject({ details: { reason: "trailing_bytes" } });
});

test("a missing file and a folder are unreadable by name", async () => {
  await expect(readLines(join(folder, "none")).next()).rejects.toThrow("none: there is no such file.");
  await expect(readLines(folder).next()).rejects.toMatchObject({ details: { reason: "unreadable" } });
});

test("a line that is too long is an error in its place and is not buffered", async () => {
  const lines = await linesOf(`ok\n${"x".repeat(300_000)}\nok`, { maxLength: 1000 });

  expect(texts(lines)).toEqual(["ok", undefined, "ok"]);
  expect(lines[1]!.error).toMatchObject({ details: { field: "line", reason: "too_long" } });
});
