import { isFailure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { aZip, sliced } from "./testing.ts";
import { isZip, readZipEntry } from "./zip.ts";

const CSV = "Address,FLAG\n0xa,1\n";
const matches = /\.csv$/;

/** The text of an entry, or the reason why it is refused. */
async function read(content: Uint8Array, name?: string): Promise<string> {
  try {
    return Buffer.concat(await Array.fromAsync(readZipEntry(sliced(content), { name, matches }))).toString();
  } catch (error) {
    if (!isFailure(error, "UNPROCESSABLE")) throw error;
    return error.details.reason;
  }
}

test("an archive is known by its first bytes", async () => {
  expect(await isZip(sliced(aZip({ "a.csv": CSV })))).toBe(true);
  expect(await isZip(sliced(Buffer.from(CSV)))).toBe(false);
  expect(await isZip(sliced(Buffer.from("PK")))).toBe(false);
});

test("the only file that fits is read, whatever else is in the archive", async () => {
  expect(await read(aZip({ "README.md": "hello", "data/": "", "data/a.csv": CSV }))).toBe(CSV);
  expect(await read(aZip({ "a.csv": CSV, "__MACOSX/._a.csv": "fork" }))).toBe(CSV);
});

test("of several files one has to be named", async () => {
  const both = aZip({ "a.csv": "a", "data/b.csv": "b" });
  expect(await read(both)).toBe("several_files");
  expect([await read(both, "b.csv"), await read(both, "data/b.csv"), await read(both, "c.csv")]).toEqual([
    ...["b", "b", "no_such_file"],
  ]);
  expect(await read(aZip({ "a.txt": "a" }))).toBe("no_such_file");
});

test("an archive that was cut off, or is none, is refused", async () => {
  const whole = aZip({ "a.csv": CSV.repeat(1_000) });
  expect(await read(whole.subarray(0, whole.length - 30))).toBe("damaged_zip");
  expect(await read(Buffer.from(`PK\x03\x04${"no archive".repeat(10)}`))).toBe("damaged_zip");
});

test("an entry that is not what the archive says is refused", async () => {
  expect(await read(aZip({ "a.csv": CSV }, { crc: 1 }))).toBe("damaged_zip");
  expect(await read(aZip({ "a.csv": CSV }, { unpacked: 3 }))).toBe("damaged_zip");
  expect(await read(aZip({ "a.csv": CSV }, { flags: 1 }))).toBe("encrypted_zip");
});

test("a bomb is refused before a byte of it is unpacked", async () => {
  const zeros = new Uint8Array(65 * 1024 * 1024);
  expect(await read(aZip({ "a.csv": zeros }))).toBe("zip_bomb");
});

test("a bomb that says that it is small ends when it has given what it said", async () => {
  const zeros = new Uint8Array(65 * 1024 * 1024);
  expect(await read(aZip({ "a.csv": zeros }, { unpacked: 1_000 }))).toBe("damaged_zip");
});

test("a fault of what the archive is read from is no fault of the archive", async () => {
  const whole = sliced(aZip({ "a.csv": CSV }), 1_000_000);
  const broken = new Error("the store is away");
  const reads = readZipEntry(
    {
      size: whole.size,
      async *slice(start, end) {
        if (start === 0) throw broken;
        yield* whole.slice(start, end);
      },
    },
    { matches },
  );
  await expect(Array.fromAsync(reads)).rejects.toBe(broken);
});
