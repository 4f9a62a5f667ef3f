import { expect, test } from "vitest";
import { newDelivery } from "./new-delivery.ts";

test("a delivery shows scores as /v1/events and the streams do, with two decimals", () => {
  const data = {
    transaction_id: "tx_1",
    fraud_score: 0.03297201191490446,
    reputation_score: 99.96702798808509,
  };
  const told = { id: "evt_1", type: "score.completed", data };
  const { body } = newDelivery({ id: "whk_1", state: "active" }, told, new Date(0));
  expect(body).toBe(
    '{"event":"score.completed","id":"evt_1","data":{"transaction_id":"tx_1","fraud_score":0.03,"reputation_score":99.97}}',
  );
});

test("a delivery has the cursor of its event, which streams take", () => {
  const told = { id: "evt_1", type: "score.completed", data: {}, cursor: new Map([["local", 7]]) };
  const { body } = newDelivery({ id: "whk_1", state: "active" }, told, new Date(0));
  expect(body).toBe('{"event":"score.completed","id":"evt_1","cursor":"local:7","data":{}}');
});
