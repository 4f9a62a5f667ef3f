import { expect, test } from "vitest";
import { askedOften, OFTEN } from "./asked-often.ts";

test("a remark is made when a tenant asks about one sender a hundred times within an hour, and not before", () => {
  expect(askedOften(OFTEN - 1)).toEqual([]);
  expect(askedOften(OFTEN)).toMatchObject([
    { code: "ASKED_OFTEN", side: "from", evidence: [{ name: "asked_last_hour", value: "100" }] },
  ]);
});
