import { Failure, type WriteOutcome } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import { addLookupId, presentWithOutcome, withOutcome } from "./write-outcome.ts";

const unavailable = (outcome?: WriteOutcome) =>
  new Failure("UNAVAILABLE", "Away.", { dependency: "lake", retryAfter: 1, ...(outcome && { outcome }) });

test.each([
  ["the field that writes, which says so", ["score"], "nothing_done", "nothing_done"],
  ["the field that writes, which does not", ["score"], undefined, "unknown"],
  ["no field in particular", undefined, undefined, "unknown"],
  ["a field below the one that wrote", ["score", "from"], "nothing_done", "done"],
] as const)("a failed write at %s", (_what, path, outcome, told) => {
  expect(withOutcome(unavailable(outcome), path, true)).toMatchObject({ details: { outcome: told } });
  const extensions = { code: "UNAVAILABLE", details: [unavailable(outcome).details] };
  const shown = { message: "", ...(path && { path }), extensions };
  expect(presentWithOutcome(shown, true).extensions?.["details"]).toEqual([
    { dependency: "lake", retryAfter: 1, outcome: told },
  ]);
});

test("what only reads has no outcome, and other failures are left alone", () => {
  expect(withOutcome(unavailable("unknown"), ["score"], false)).not.toHaveProperty("details.outcome");
  const other = new Failure("FORBIDDEN", "", { missingScope: "score:write" });
  expect(withOutcome(other, ["score"], true)).toBe(other);
  const shown = { message: "", extensions: { code: "FORBIDDEN", details: [other.details] } };
  expect(presentWithOutcome(shown, true)).toBe(shown);
});

test("only an uncertain write is to be looked for", () => {
  expect(addLookupId("tx_1", unavailable("unknown"))).toMatchObject({ details: { id: "tx_1" } });
  for (const thrown of [unavailable("nothing_done"), unavailable(), new Error("bug")])
    expect(addLookupId("tx_1", thrown)).toBe(thrown);
});
