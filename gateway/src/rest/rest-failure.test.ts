import { unprocessable } from "@tetron/domain/failure";
import { expect, test } from "vitest";
import listEvents from "./endpoints/list-events.ts";
import listKeys from "./endpoints/list-keys.ts";
import listScores from "./endpoints/list-scores.ts";
import { restFailure } from "./rest-failure.ts";

test.each([
  ["after", "cursor", listScores],
  ["after", "cursor", listKeys],
  ["after", "after", listEvents],
  ["first", "limit", listEvents],
  ["types", "type", listEvents],
  ["filter.network", "network", listScores],
  ["filter.minFraudScore", "min_score", listScores],
])("a fault of the graph's %s is one of %s, as the client calls it", (field, name, { input }) => {
  expect(restFailure(unprocessable(field, "wrong", `${field}: is wrong.`), input.shape)).toMatchObject({
    message: `${name}: is wrong.`,
    details: { field: name, reason: "wrong" },
  });
});
