import { expect, test } from "vitest";
import { ScoreByIdDocument, ScoreTransactionDocument } from "./operations.gen.ts";
import { aPeer, json } from "./testing.ts";

const PAYMENT = { fromAddress: "a", toAddress: "b", amount: "1", currency: "ETH", network: "ethereum" };
const errorsOf = (code: string, outcome?: string) => ({
  errors: [{ message: `It is ${code}.`, extensions: { code, details: outcome ? [{ outcome }] : [] } }],
  data: null,
});

test("a document is sent as text with its variables, and its data is the answer", async () => {
  await using peer = await aPeer((_, response) => json(response, 200, { data: { score: null } }));
  const { score } = await peer.client().graphql(ScoreByIdDocument, { id: "tx_1" });
  expect(score).toBeNull();
  expect(peer.received).toMatchObject([{ method: "POST", url: "/graphql" }]);
  expect(JSON.parse(peer.received[0]!.body)).toEqual({
    query: String(ScoreByIdDocument),
    variables: { id: "tx_1" },
  });
});

test("an error of an answer with 200 has REST's code and the request's id", async () => {
  await using peer = await aPeer((_, response) =>
    json(response, 200, errorsOf("FORBIDDEN"), { "X-Request-Id": "req_2" }),
  );
  const asked = peer.client().graphql(ScoreByIdDocument, { id: "tx_1" });
  await expect(asked).rejects.toMatchObject({
    code: "FORBIDDEN",
    message: "It is FORBIDDEN.",
    requestId: "req_2",
  });
});

test("a query is retried after a retryable failure, whether the status or only the error shows it", async () => {
  await using peer = await aPeer((_, response, before) => {
    if (before === 0) return json(response, 503, errorsOf("UNAVAILABLE", "unknown"));
    if (before === 1) return json(response, 200, errorsOf("UNAVAILABLE", "unknown"));
    json(response, 200, { data: { score: null } });
  });
  await peer.client().graphql(ScoreByIdDocument, { id: "tx_1" });
  expect(peer.received).toHaveLength(3);
});

test.each([
  ["429 TOO_MANY_REQUESTS", 429, errorsOf("TOO_MANY_REQUESTS"), 2],
  ["503 UNAVAILABLE before it began", 503, errorsOf("UNAVAILABLE"), 2],
  ["503 UNAVAILABLE with nothing done", 503, errorsOf("UNAVAILABLE", "nothing_done"), 2],
  ["503 UNAVAILABLE with an unknown outcome", 503, errorsOf("UNAVAILABLE", "unknown"), 1],
  ["503 UNAVAILABLE that was done", 503, errorsOf("UNAVAILABLE", "done"), 1],
  ["500 SERVER_ERROR", 500, errorsOf("SERVER_ERROR"), 1],
])(
  "a mutation that met %s is sent again only when it was not carried out",
  async (_, status, failure, sent) => {
    await using peer = await aPeer((__, response, before) =>
      before === 0
        ? json(response, status, failure)
        : json(response, 200, { data: { scoreTransaction: null } }),
    );
    const asked = peer.client().graphql(ScoreTransactionDocument, { input: PAYMENT });
    await (sent === 1 ? expect(asked).rejects.toThrow(/It is/) : asked);
    expect(peer.received).toHaveLength(sent);
  },
);

test("a mutation whose connection was cut may have been carried out, and is not sent again", async () => {
  await using peer = await aPeer((_, response) => void response.destroy());
  const asked = peer.client().graphql(ScoreTransactionDocument, { input: PAYMENT });
  await expect(asked).rejects.toMatchObject({ code: "CONNECTION_FAILED" });
  expect(peer.received).toHaveLength(1);
});
