import { committedEvents, emptyLake, silent } from "@tetron/lake/testing";
import { createMetrics } from "@tetron/service/metrics";
import { anEngine, onlyEngine } from "@tetron/verdict/testing";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type ModelWatch, showModelWatch } from "../models/model-watch.ts";
import { checkCanaries } from "./check-canaries.ts";

const lake = await emptyLake();
afterAll(() => lake[Symbol.asyncDispose]());
beforeEach(() => lake.clear());
const { signal } = new AbortController();

/** What the job finds of a model that says the same of every wallet, and what the metrics show of it. */
async function checked(probability: number) {
  const engine = await anEngine();
  const model = { ...engine.model, probability: () => probability };
  const watch: ModelWatch = { flipped: null, drift: [] };
  const metrics = createMetrics("test");
  showModelWatch(metrics, watch);
  await checkCanaries({ lake, log: silent, engines: onlyEngine({ ...engine, model }) }, watch).run(signal);
  const shown = await metrics.registry.getSingleMetricAsString("tetron_model_canaries_flipped");
  return { watch, shown, events: (await committedEvents(lake)).map(({ event }) => event) };
}

test("canaries that the live model takes for what they are not are an event and a metric", async () => {
  const { watch, shown, events } = await checked(0.05);
  expect(watch.flipped).toBe(100);
  expect(shown).toContain('tetron_model_canaries_flipped{service="test"} 100');
  expect(events).toMatchObject([
    { type: "model.canary_flipped", tenant: null, subject: "test", data: { version: "test", canaries: 200 } },
  ]);
  expect((events[0]!.data as { flipped: string[] }).flipped.length).toBe(100);
});
