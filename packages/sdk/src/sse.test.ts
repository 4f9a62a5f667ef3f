import fc from "fast-check";
import { expect, test } from "vitest";
import { readSse, type SseMessage } from "./sse.ts";

async function read(...pieces: readonly Uint8Array[]): Promise<SseMessage[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  return Array.fromAsync(readSse(body, () => undefined));
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("names, ids and data of several lines are read as the standard says", async () => {
  const text =
    ": hello\n\nid: 1\nevent: score\ndata: a\ndata:b\ndata:  c\n\nretry: 5\ndata\n\nid\ndata: d\n\n";
  expect(await read(bytes(text))).toEqual([
    { event: "score", id: "1", data: "a\nb\n c" },
    { event: "message", id: "1", data: "" },
    { event: "message", id: "", data: "d" },
  ]);
});

test("an id without data is given, and what is cut off before its blank line is not", async () => {
  expect(await read(bytes("id: 7\n\ndata: cut"))).toEqual([{ event: "message", id: "7", data: "" }]);
});

test("however the bytes are cut into pieces and lines end, the messages are the same", async () => {
  const lines = [
    "id: 1",
    "data: größer € 😀",
    "",
    "event: lagged",
    "data: {}",
    "",
    "id: 2",
    "data: x",
    "data:",
    "",
    "",
  ];
  const expected = await read(bytes(lines.join("\n")));
  expect(expected).toHaveLength(3);
  const cases = fc.record({
    end: fc.constantFrom("\n", "\r\n", "\r"),
    cuts: fc.array(fc.nat(200), { maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ end, cuts }) => {
      // A last carriage return may be half of a line's end, so one more line follows.
      const all = bytes([...lines, ": end", ""].join(end));
      const at = [0, ...cuts.filter((cut) => cut < all.length).sort((one, other) => one - other), all.length];
      const pieces = at.slice(1).map((to, i) => all.slice(at[i], to));
      expect(await read(...pieces)).toEqual(expected);
    }),
  );
});
