import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { aPeer, json, type Received } from "./testing.ts";

const DOCUMENT = "subscription ($after: String) { scoreStream(after: $after) { id } }";
const open = (response: ServerResponse) => response.writeHead(200, { "Content-Type": "text/event-stream" });
const next = (answer: object, id?: number) =>
  `event: next\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(answer)}\n\n`;
const event = (id: number, extensions = {}) =>
  next({ data: { scoreStream: { id: String(id) } }, ...extensions }, id);
const failure = (code: string) => ({
  errors: [{ message: `It is ${code}.`, extensions: { code } }],
  data: null,
});
const afterOf = ({ body }: Received) => Number(JSON.parse(body).variables.after ?? 0);

test("answers are given once and in order over connections that end, lag or fail temporarily", async () => {
  await using peer = await aPeer((request, response, before) => {
    const from = afterOf(request);
    const stream = open(response);
    if (before === 0)
      return void stream.end(`${event(from + 1)}${event(from + 2)}event: complete\ndata: \n\n`);
    if (before === 1) {
      const lag = { extensions: { lagged: { missed: 1, resume_from: String(from + 1) } } };
      return void stream.end(event(from + 1) + event(from + 3, lag) + event(from + 4));
    }
    if (before === 2) return void stream.end(event(from + 1) + next(failure("UNAVAILABLE"), from + 2));
    stream.write([1, 2, 3].map((i) => event(from + i)).join(""));
  });
  const ids: number[] = [];
  for await (const answer of peer.client().subscribe(DOCUMENT)) {
    const { scoreStream } = answer as { readonly scoreStream: { readonly id: string } };
    if (ids.push(Number(scoreStream.id)) === 7) break;
  }
  expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(peer.received.map(afterOf)).toEqual([0, 2, 3, 4]);
});

test("a refusal ends it, whether the document is refused or the key is revoked", async () => {
  await using peer = await aPeer((_, response, before) => {
    if (before === 0) return json(response, 400, failure("GRAPHQL_VALIDATION_FAILED"));
    open(response).end(next(failure("UNAUTHORIZED")));
  });
  for (const code of ["GRAPHQL_VALIDATION_FAILED", "UNAUTHORIZED"])
    await expect(peer.client().subscribe(DOCUMENT).next()).rejects.toMatchObject({ code });
  expect(peer.received).toHaveLength(2);
});

test("a document that could not be resumed is refused", async () => {
  await using peer = await aPeer(() => undefined);
  const { subscribe } = peer.client();
  expect(() => subscribe("subscription { scoreStream { id } }")).toThrow(/declare \$after/);
});
