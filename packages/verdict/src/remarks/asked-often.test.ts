import { expect, test } from "vitest";
import { askedOften, OFTEN } from "./asked-often.ts";

test("a tenant that asks about one sender a hundred times within the hour is told, and not before", () => {
  expect(askedOften(OFTEN - 1)).toEqual([]);
  expect(askedOften(OFTEN)).toMatchObject([
    { code: "ASKED_OFTEN", side: "from", evidence: [{ name: "asked_last_hour", value: "100" }] },
  ]);
});
