import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { createOutbox, type Lane } from "./outbox.ts";
import { newStreamCounts } from "./stream-counts.ts";

const MAX_ITEMS = 256;

/** A client that reads when the test says so, and what was written to it. */
function aClient() {
  const socket = Object.assign(new EventEmitter(), { writableNeedDrain: false });
  const written: string[] = [];
  const counts = newStreamCounts();
  const outbox = createOutbox({
    socket: socket as unknown as Socket,
    counts,
    write: (message) => void written.push(String(message)),
  });
  const lane: Lane = {
    last: "0",
    lag: undefined,
    lagging: (lagged, message) => [JSON.stringify(lagged), message],
  };
  return {
    outbox,
    counts,
    written,
    lane,
    stall() {
      socket.writableNeedDrain = true;
    },
    read() {
      socket.writableNeedDrain = false;
      socket.emit("drain");
    },
    push: (id: number, subject = `wallet ${id}`) =>
      outbox.push({ lane, id: String(id), subject, message: `event ${id}` }),
  };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test("a client that reads gets each event at once", () => {
  const { push, written } = aClient();
  push(1);
  push(2);

  expect(written).toEqual(["event 1", "event 2"]);
});

test("what comes while a client does not read waits, in order", async () => {
  const { push, written, stall, read, outbox } = aClient();
  stall();
  push(1);
  outbox.send("notice");
  push(2);
  const ready = outbox.ready();
  expect(written).toEqual([]);
  expect(outbox.stalledSince()).toBeUndefined();
  read();
  await ready;

  expect(written).toEqual(["event 1", "notice", "event 2"]);
});

test("beyond the bound the oldest event is dropped, and the client learns where to resume", () => {
  const { push, written, stall, read, counts } = aClient();
  push(1);
  stall();
  for (const id of numbers(2, MAX_ITEMS + 3)) push(id);
  expect(counts).toMatchObject({ deliveries: 1, missed: 2, conflated: 0, lagged: 0 });
  read();
  expect(counts).toMatchObject({ deliveries: 1 + MAX_ITEMS, missed: 2, conflated: 0, lagged: 1 });

  expect(written.slice(0, 3)).toEqual([
    "event 1",
    JSON.stringify({ missed: 2, resume_from: "1" }),
    "event 4",
  ]);
  expect(written).toHaveLength(2 + MAX_ITEMS);
  expect(written.at(-1)).toBe(`event ${MAX_ITEMS + 3}`);
});

test("beyond the bound an event replaces an older one about the same wallet", () => {
  const { push, written, stall, read, counts } = aClient();
  stall();
  for (const id of numbers(1, MAX_ITEMS)) push(id);
  push(MAX_ITEMS + 1, "wallet 7");
  read();

  expect(counts).toMatchObject({ deliveries: MAX_ITEMS, missed: 1, conflated: 1, lagged: 1 });
  expect(written[0]).toBe(JSON.stringify({ missed: 1, resume_from: "6" }));
  expect(written).not.toContain("event 7");
  expect(written.slice(1, 3)).toEqual(["event 1", "event 2"]);
  expect(written.at(-1)).toBe(`event ${MAX_ITEMS + 1}`);
});

test("the place to resume from is before the first that was missed, whichever was missed first", () => {
  const { push, written, stall, read } = aClient();
  stall();
  for (const id of numbers(1, MAX_ITEMS)) push(id);
  push(MAX_ITEMS + 1, "wallet 7");
  push(MAX_ITEMS + 2);
  read();

  expect(written[0]).toBe(JSON.stringify({ missed: 2, resume_from: "0" }));
});

test("an event that never came so far is missed like the others", () => {
  const { push, written, outbox, lane } = aClient();
  push(1);
  outbox.miss(lane, "2");
  push(3);

  expect(written).toEqual(["event 1", JSON.stringify({ missed: 1, resume_from: "1" }), "event 3"]);
});

test("a client that takes nothing is known since the first write that had to wait", () => {
  const { push, stall, read, outbox, written } = aClient();
  stall();
  outbox.push({
    lane: { last: "", lag: undefined, lagging: (_lagged, message) => [message] },
    id: "1",
    subject: "",
    message: "x",
  });
  read();
  expect(written).toEqual(["x"]);
  push(2);
  expect(outbox.stalledSince()).toBeUndefined();
});

test("a closed outbox sends nothing, and keeps nobody waiting", async () => {
  const { push, written, stall, read, outbox } = aClient();
  stall();
  push(1);
  const ready = outbox.ready();
  outbox.close();
  await ready;
  read();
  push(2);

  expect(written).toEqual([]);
});
