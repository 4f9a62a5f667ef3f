import { Failure } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { storeFailure } from "./failures.ts";

const error = (message: string, fields: object = {}) => Object.assign(new Error(message), fields);

test.each([
  ["a server that refuses", error("connect ECONNREFUSED 127.0.0.1:5432", { code: "ECONNREFUSED" })],
  ["a server that stops", error("terminating connection", { code: "57P01" })],
  [
    "a statement that took too long",
    error("canceling statement due to statement timeout", { code: "57014" }),
  ],
  ["too many connections", error("sorry, too many clients already", { code: "53300" })],
  ["no free connection", error("timeout exceeded when trying to connect")],
  ["silence", error("Query read timeout")],
  ["a worker that ended", error("The lake's worker over /tmp/x has ended.")],
])("%s is UNAVAILABLE", (_what, thrown) => {
  expect(storeFailure(thrown)).toMatchObject({ code: "UNAVAILABLE", cause: thrown });
});

test("a full disk is named in the error", () => {
  const thrown = error("could not extend file", { code: "53100" });
  expect(storeFailure(thrown)).toMatchObject({ code: "UNAVAILABLE", message: "The lake's disk is full." });
});

test("a second row with the same key is a CONFLICT that names the key", () => {
  const thrown = error("duplicate key", {
    code: "23505",
    table: "scores",
    detail: "Key (id)=(tx_1) already exists.",
  });
  expect(storeFailure(thrown)).toMatchObject({ code: "CONFLICT", details: { kind: "scores", id: "tx_1" } });
});

test.each(["22021", "22P05"])("text that cannot be stored, %s, is UNPROCESSABLE", (code) => {
  expect(storeFailure(error("invalid byte sequence", { code }))).toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "text", reason: "unstorable_text" },
  });
});

test("a mistake in a statement stays what it is: a bug", () => {
  const thrown = error("column does not exist", { code: "42703" });
  expect(storeFailure(thrown)).toBe(thrown);
});

test("a failure stays what it is", () => {
  const failure = new Failure("NOT_FOUND", "No key.", { kind: "key", id: "key_1" });
  expect(storeFailure(failure)).toBe(failure);
});
