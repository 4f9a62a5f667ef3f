import { expect, test } from "vitest";
import { findFatalError } from "./fatal-error.ts";

function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}
const error = (severity: string) =>
  message("E", `S${severity}\0V${severity}\0C53100\0MNo space left on device\0\0`);
const ready = message("Z", "I");

test.each(["FATAL", "PANIC"])("a %s is fatal", (severity) => {
  const answer = Buffer.concat([message("1", ""), message("D", "row"), error(severity), ready]);
  expect(findFatalError(answer)).toBe(`${severity}: No space left on device`);
});

test("an ordinary error, a similar text and undefined are not fatal", () => {
  expect(findFatalError(Buffer.concat([error("ERROR"), ready]))).toBeUndefined();
  expect(findFatalError(Buffer.concat([message("D", error("PANIC").toString()), ready]))).toBeUndefined();
  expect(findFatalError(new Uint8Array())).toBeUndefined();
});
