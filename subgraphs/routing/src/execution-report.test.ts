import { expect, test } from "vitest";
import { quote } from "../test/quotes.ts";
import { type ExecutionInput, parseExecution, stepReports } from "./execution-report.ts";
import type { QuoteAnswer } from "./quote/answer.ts";

const kept = { id: "rt_1", createdAt: "", expiresAt: "" };
const one: QuoteAnswer = { ...kept, ...quote({ toNetwork: "base" }) };
const three: QuoteAnswer = {
  ...kept,
  ...quote({ network: "polygon", toNetwork: "ethereum", toCurrency: "DAI", amount: "1000" }),
};

const learnt = (answer: QuoteAnswer, input: ExecutionInput) =>
  stepReports(parseExecution(input, answer), answer).map(({ report }) => report);

test("the total time of a single step, less the wait for settlement, is the step's", () => {
  const [step] = one.steps;
  const seconds = 2 * step!.time + one.trust.effect.finalitySeconds;

  expect(learnt(one, { outcome: "executed", seconds })).toEqual([{ succeeded: true, timeRatio: 2 }]);
});

test("with several steps only the time of each step counts, not the total", () => {
  expect(three.steps).toHaveLength(3);
  expect(learnt(three, { outcome: "executed", seconds: 900 })).toEqual(
    three.steps.map(() => ({ succeeded: true, timeRatio: null })),
  );
  const stepSeconds = three.steps.map(({ time }) => time * 3);
  expect(learnt(three, { outcome: "executed", stepSeconds })).toEqual(
    three.steps.map(() => ({ succeeded: true, timeRatio: 3 })),
  );
});

test("a failed route updates the steps up to the one that failed, but not its time", () => {
  expect(learnt(three, { outcome: "failed", failedStep: 1, stepSeconds: [60] })).toEqual([
    { succeeded: true, timeRatio: 60 / three.steps[0]!.time },
    { succeeded: false, timeRatio: null },
  ]);
  expect(learnt(one, { outcome: "failed", seconds: 10 })).toEqual([{ succeeded: false, timeRatio: null }]);
});

test("two equivalent reports are the same report", () => {
  expect(parseExecution({ outcome: "failed" }, one)).toEqual(
    parseExecution({ outcome: "failed", failedStep: 0, seconds: null }, one),
  );
});
