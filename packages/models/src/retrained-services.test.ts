import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkedJson } from "./checked-json.ts";
import { gateChecks } from "./model-gate.ts";

/**
 * Which of the known services real fits flag, a digit for each service: of the shipped recipe by four seeds with canaries in the
 * fit and without, and by fits that were told that every service of one category is fraud.
 */
const Fits = z.strictObject({
  categories: z.array(z.string()),
  seeds: z.record(z.string(), z.string()),
  worse: z.record(z.string(), z.strictObject({ category: z.string(), flags: z.string() })),
});
const file = new URL("./fixtures/retrained-services.json", import.meta.url);
const { categories, seeds, worse } = checkedJson(readFileSync(file), Fits, "fits");

function refusedFor(candidate: string, live: string): string[] {
  const model = (flags: string) => ({
    wallets: [],
    services: categories.map((category, n) => ({
      ...{ address: String(n), category, probability: flags[n] === "1" ? 0.5 : 0.1 },
    })),
  });
  const steps = gateChecks(model(candidate), model(live));
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) return step.value.filter(({ result }) => result === "refused").map(({ check }) => check);
}

test("no retraining with another seed is refused for its services", () => {
  const fits = Object.values(seeds);
  expect(fits).toHaveLength(8);
  for (const live of fits) for (const candidate of fits) expect(refusedFor(candidate, live)).toEqual([]);
});

test("a model that learnt to take the services of one category for fraud is refused beside every seed", () => {
  for (const { category, flags } of Object.values(worse))
    for (const live of Object.values(seeds)) expect(refusedFor(flags, live)).toContain(`groups.${category}`);
});
