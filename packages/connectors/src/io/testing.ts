import { crc32, deflateRawSync } from "node:zlib";

/** A zip archive of these files. @param lie - Fields of every entry's central record that are not true. */
export function aZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  lie: { readonly unpacked?: number; readonly crc?: number; readonly flags?: number } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const size = lie.unpacked ?? Buffer.byteLength(content);
    // Version, flags, method, time, date; then checksum, sizes, lengths of the name and of what is extra.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(lie.flags ?? 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(lie.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, place, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const records = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(records.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, records, Buffer.from("PK\x05\x06"), end]);
}

/** A file in memory that can be read from any place, some bytes at a time. */
export function sliced(content: Uint8Array, chunkBytes = 7) {
  return {
    size: content.length,
    async *slice(start: number, end: number): AsyncGenerator<Uint8Array> {
      for (let at = start; at < end; at += chunkBytes)
        yield content.subarray(at, Math.min(at + chunkBytes, end));
    },
  };
}
