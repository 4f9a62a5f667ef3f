import { afterAll, expect, test } from "vitest";
import { evaluateAnalyst, goldenScores } from "./evaluate-analyst.ts";
import { AnalystSettings } from "./model/settings.ts";
import { aModelServer, goodAnswer, say } from "./model/testing.ts";

const { signal } = new AbortController();
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const evaluate = (settings: Record<string, string> = {}, onProgress = (_: number) => {}) =>
  evaluateAnalyst({ settings: AnalystSettings.parse(settings), signal, onProgress });

test("the golden scores are 40 of many kinds", async () => {
  const golden = await goldenScores();
  expect(golden).toHaveLength(40);
  expect(new Set(golden.flatMap(({ reasons }) => reasons.map(({ code }) => code))).size).toBeGreaterThan(20);
});

test("the templates are grounded, contradict nothing and name what weighs most in every case", async () => {
  const progress: number[] = [];
  const report = await evaluate({}, (cases) => progress.push(cases));
  expect(report).toEqual({
    ...{ model: null, promptVersion: "templates/3", cases: 40, refusals: {} },
    ...{ takenPercent: 100, groundingPercent: 100, contradictionPercent: 0, coveragePercent: 100 },
  });
  expect(progress).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
});

test("a model is measured by its texts, taken or not", async () => {
  const server = await aModelServer(stack, "openai");
  let explanations = 0;
  server.answer = (seen, response) => {
    // Every second one is wrong, and right when it is asked for again.
    const isWrong = seen.isExplanation && explanations++ % 2 === 0;
    say("openai", response, JSON.stringify({ ...goodAnswer(seen), ...(isWrong && { outcome: "fraud" }) }));
  };
  const report = await evaluate({
    ...{ TETRON_LLM: "openai", TETRON_LLM_MODEL: "stub-1", TETRON_LLM_URL: server.url },
    TETRON_LLM_CALLS_PER_MINUTE: "1000",
  });
  expect(report).toMatchObject({ model: "stub-1", promptVersion: "review/1", cases: 40, takenPercent: 100 });
  server.answer = (seen, response) => {
    const good = goodAnswer(seen);
    say("openai", response, JSON.stringify(seen.isExplanation ? { ...good, outcome: "fraud" } : good));
  };
  const contradicting = await evaluate({
    ...{ TETRON_LLM: "openai", TETRON_LLM_MODEL: "stub-1", TETRON_LLM_URL: server.url },
    TETRON_LLM_CALLS_PER_MINUTE: "1000",
  });
  expect(contradicting).toMatchObject({
    ...{ takenPercent: 0, contradictionPercent: 100, groundingPercent: 100, coveragePercent: 100 },
    refusals: { contradicts: 40 },
  });
});

test("without any text nothing is grounded and nothing covered", async () => {
  const server = await aModelServer(stack, "openai");
  server.answer = (_seen, response) => void response.writeHead(500).end();
  const report = await evaluate({
    ...{ TETRON_LLM: "openai", TETRON_LLM_MODEL: "stub-1", TETRON_LLM_URL: server.url },
    TETRON_LLM_CALLS_PER_MINUTE: "1000",
  });
  expect(report).toMatchObject({
    ...{ takenPercent: 0, groundingPercent: 0, contradictionPercent: 0, coveragePercent: 0 },
    refusals: { unreachable: 40 },
  });
});
