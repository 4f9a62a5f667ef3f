import { expect, test } from "vitest";
import { parsePlanned } from "./planned-document.ts";

test("what the planner wrote well is left as it is", () => {
  const query = 'query($a:Boolean!){a{...on A @include(if: $a){x} ...on B{y(text: "...on C ")}}}';

  expect(parsePlanned(query).query).toBe(query);
});

test("a fragment without a selection gets one", () => {
  const repaired = (query: string) => parsePlanned(query).query;

  expect(repaired("{a{...on A{...on A @include(if: $f) x} ...on B @skip(if: $f){x}}}")).toBe(
    "{a{...on A{...on A @include(if: $f){__typename} x} ...on B @skip(if: $f){x}}}",
  );
  expect(repaired("{a{...on Anchor}}")).toBe("{a{...on Anchor{__typename}}}");
  expect(repaired("{a{...on A @skip(if: $a) @include(if: $b)}}")).toBe(
    "{a{...on A @skip(if: $a) @include(if: $b){__typename}}}",
  );
});

test("what cannot be repaired is an error", () => {
  expect(() => parsePlanned("{a{")).toThrow("Syntax Error");
});
