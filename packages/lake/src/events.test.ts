import { EVENTS } from "@tetron/domain/events";
import { expect, test } from "vitest";
import { appendEvent } from "./events.ts";
import { anEvent } from "./testing.ts";

test("an event is written in the current version of its type's data", () => {
  const { version } = EVENTS["score.completed"];
  expect(appendEvent(anEvent())).toMatchObject({ row: { type: "score.completed", version } });
});

test("data that is not the type's is a bug of its writer, and is not written", () => {
  const { data } = anEvent();
  expect(() => appendEvent(anEvent({ data: { ...data, fraud_score: 101 } }))).toThrow("fraud_score");
  expect(() => appendEvent(anEvent({ data: { ...data, amount: "1" } as typeof data }))).toThrow("amount");
});
