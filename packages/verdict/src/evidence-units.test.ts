import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BEHAVIOUR } from "@tetron/features/behaviour";
import { UNITS_OF_BEHAVIOUR } from "@tetron/features/behaviour-units";
import { expect, test } from "vitest";
import { unitOfEvidence } from "./evidence-units.ts";

/** Numbers without a unit, and what is no number. */
const WITHOUT_UNIT = [
  /(^|_)(share|path)$/,
  /^(fraud_probability|lowest|highest|confidence|share|average_distance|nearest_distance)$/,
  /^(network|because_of|proposed_on|known_until|looks_like.*|sent_dust_to_the_sender|doubt|same_holder|linked_by|listing)$/,
  /^(contract|calls_itself|service|service_wallet|first_sweep|last_sweep|funded_by_service|paid_recipient_before)$/,
];

test("each fact that the code computes has a unit, or is known to have none", async () => {
  const names = new Set<string>();
  for (const file of await readdir(import.meta.dirname, { recursive: true })) {
    if (!file.endsWith(".ts") || file.includes("test")) continue;
    const text = await readFile(join(import.meta.dirname, file), "utf8");
    for (const [, name] of text.matchAll(/computedEvidence\(\s*["`]([^"`]+)["`]/g)) names.add(name!);
  }
  expect(names.size).toBeGreaterThan(30);
  const hasNone = (name: string) => WITHOUT_UNIT.some((pattern) => pattern.test(name));
  const unknown = [...names].filter((name) => (unitOfEvidence(name) === null) !== hasNone(name));
  expect(unknown).toEqual([]);
});

test("the unit of a feature is that of its column", () => {
  for (const column of BEHAVIOUR) expect(unitOfEvidence(column)).toBe(UNITS_OF_BEHAVIOUR.get(column) ?? null);
  expect(unitOfEvidence("constructor")).toBeNull();
});
