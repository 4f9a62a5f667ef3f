/** Writes a sequence of numbers, small ones in fewer bytes. */
export interface ByteWriter {
  readonly length: number;
  /** A whole number, `0` to 2^53, seven bits per byte. */
  varint(value: number): void;
  /** A whole number, `0` to 2^53, in two bytes: eleven significant bits, so within 0.05 %. */
  rounded(value: number): void;
  done(): Uint8Array;
}

export function byteWriter(): ByteWriter {
  const out: number[] = [];
  return {
    get length() {
      return out.length;
    },
    varint(value) {
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
      out.push(rest);
    },
    rounded(value) {
      const word = roundedWord(value);
      out.push(word % 256, word >>> 8);
    },
    done: () => Uint8Array.from(out),
  };
}

/** Reads what {@link ByteWriter} wrote. */
export interface ByteReader {
  varint(): number;
  rounded(): number;
}

/** @throws RangeError when read past the end. */
export function byteReader(bytes: Uint8Array, start: number): ByteReader {
  let at = start;
  const next = (): number => {
    const byte = bytes[at++];
    if (byte === undefined) throw new RangeError("The table ends within a number.");
    return byte;
  };
  return {
    varint() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = next();
        value += (byte % 128) * scale;
        if (byte < 128) return value;
      }
    },
    rounded() {
      const word = next() + next() * 256;
      const exponent = word >>> 10;
      return exponent === 0 ? word : ((word & 1023) + 1024) * 2 ** (exponent - 1);
    },
  };
}

/** Ten bits below a leading one, and six bits of shift; numbers below 1024 are unchanged. */
function roundedWord(value: number): number {
  if (value < 1024) return value;
  const exponent = Math.floor(Math.log2(value)) - 10;
  return (exponent + 1) * 1024 + Math.round(value / 2 ** exponent) - 1024;
}
