import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { directoryFailure } from "./directory-error.ts";

const directory = join(tmpdir(), "nowhere", "lake");

test.each([
  ["EACCES", "this user may not write to it"],
  ["EROFS", "it is read-only"],
  ["ENOSPC", "the disk is full"],
  ["ENOTDIR", "a part of its path is a file"],
])("%s is explained in words, with the directory", (code, words) => {
  const failure = directoryFailure(directory, Object.assign(new Error(code), { code }));
  expect(failure).toMatchObject({
    code: "UNAVAILABLE",
    message: `The data directory ${directory} cannot be used: ${words}.`,
  });
});

test("an unknown error keeps its own message, on one line", () => {
  const failure = directoryFailure(directory, new Error("could not find page 7\nat wasm-function[1]"));
  expect(failure.message).toBe(`The data directory ${directory} cannot be used: could not find page 7.`);
});
