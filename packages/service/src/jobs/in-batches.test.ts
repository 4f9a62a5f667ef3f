import { Failure, unprocessable } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { refusalOf } from "./in-batches.ts";

test("a refusal of a row says its fields as the columns of the file are named", () => {
  const failure = unprocessable("toAddress", "bad_checksum", "toAddress: the toAddress is misspelt.");
  expect(refusalOf(7, failure)).toEqual({
    ...{ line: 7, reason: "bad_checksum", message: "to_address: the toAddress is misspelt." },
  });
  const missing = new Failure("NOT_FOUND", "There is no score tx_1.", { kind: "score", id: "tx_1" });
  expect(refusalOf(8, missing)).toEqual({
    ...{ line: 8, reason: "not_found", message: "There is no score tx_1." },
  });
});
