import { expect, test } from "vitest";
import { unitOfReputationEvidence } from "./evidence-units.ts";
import { REASONS } from "./reason-codes.ts";
import { emptyReputation } from "./state.ts";
import { A_TIME } from "./testing.ts";
import { viewsAt } from "./view.ts";

test("each number behind a reason has a unit, and values have another than transfers", () => {
  const [view] = viewsAt(emptyReputation(), [A_TIME]);
  const units = REASONS.flatMap(({ code, evidence }) =>
    Object.keys(evidence(view!)).map((name) => [code, name, unitOfReputationEvidence(code, name)]),
  );
  expect(units.length).toBeGreaterThan(20);
  expect(units.filter(([, , unit]) => unit === null)).toEqual([]);
  expect(unitOfReputationEvidence("VALUE_WITH_KNOWN", "received")).toBe("reference units");
  expect(unitOfReputationEvidence("TRANSFERS_WITH_KNOWN", "received")).toBe("transfers");
  expect(unitOfReputationEvidence("HOLDER_HISTORY", "confidence")).toBeNull();
});
