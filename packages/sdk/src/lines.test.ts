import { expect, test, vi } from "vitest";
import { aFailure, aPeer, json } from "./testing.ts";

const OF = { upload_id: "job_1" };

test("lines are given one by one as they arrive, whichever way they are cut", async () => {
  const text = '{"line":1,"reason":"é"}\n{"line":2}\n\n{"line":3}';
  await using peer = await aPeer(async (_, response) => {
    response.writeHead(200, { "Content-Type": "application/x-ndjson" });
    for (const byte of Buffer.from(text)) response.write(Buffer.of(byte));
    response.end();
  });
  const lines = await Array.fromAsync(peer.client().listUploadRefusals(OF));
  expect(lines).toEqual([{ line: 1, reason: "é" }, { line: 2 }, { line: 3 }]);
  expect(peer.received[0]).toMatchObject({ method: "GET", url: "/v1/uploads/job_1/refusals" });
});

test("lines are asked for again until they begin; a failure is thrown by its code", async () => {
  await using peer = await aPeer((_, response, before) => {
    if (before === 0) return json(response, 503, aFailure("UNAVAILABLE"), { "Retry-After": "0" });
    if (before === 1) return void response.end('{"line":1}\n');
    json(response, 404, aFailure("NOT_FOUND"));
  });
  const tetron = peer.client();
  expect(await Array.fromAsync(tetron.listScrapeRefusals({ job_id: "job_1" }))).toEqual([{ line: 1 }]);
  await expect(tetron.listUploadRefusals(OF).next()).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(peer.received).toHaveLength(3);
});

test.each([
  ["cut off", '{"line":1}\n{"li', "CONNECTION_FAILED"],
  ["ended by a failure", `{"line":1}\n${JSON.stringify(aFailure("UNAVAILABLE"))}\n`, "UNAVAILABLE"],
])("lines that are %s are not taken for all of them", async (_, text, code) => {
  await using peer = await aPeer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/x-ndjson" });
    response.write(text, () => response.destroy());
  });
  const lines = peer.client().listUploadRefusals(OF);
  expect(await lines.next()).toMatchObject({ value: { line: 1 } });
  await expect(lines.next()).rejects.toMatchObject({ code });
  expect(peer.received).toHaveLength(1);
});

test("lines that stop coming are given up, and an abort or leaving ends the connection", async () => {
  let closed = 0;
  await using peer = await aPeer((_, response) => {
    response.on("close", () => closed++);
    response.write('{"line":1}\n');
  });
  const silent = peer.client({ attemptTimeoutMs: 50 }).listUploadRefusals(OF);
  await silent.next();
  await expect(silent.next()).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
  const controller = new AbortController();
  const aborted = peer.client().listUploadRefusals(OF, { signal: controller.signal });
  await aborted.next();
  const waiting = expect(aborted.next()).rejects.toBe("left");
  controller.abort("left");
  await waiting;
  for await (const { line } of peer.client().listUploadRefusals(OF)) if (line === 1) break;
  await vi.waitFor(() => expect(closed).toBe(3));
});
