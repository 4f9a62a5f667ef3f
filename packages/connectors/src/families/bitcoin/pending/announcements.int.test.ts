import { until } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { Publisher } from "zeromq";
import { openAnnouncements } from "./announcements.ts";

const WAIT_MS = 10_000;
const CONNECTED = Buffer.concat([Buffer.alloc(32), Buffer.from("C")]);

test("a node is heard from its first message until it goes away, and each new connection may have missed something", async () => {
  let gaps = 0;
  const onGap = () => {
    gaps += 1;
  };
  let node = new Publisher({ linger: 0 });
  await node.bind("tcp://127.0.0.1:*");
  const place = node.lastEndpoint!;
  using announcements = await openAnnouncements(place, { onAdded() {}, onRemoved() {}, onGap });
  const tells = async () => {
    await node.send(["sequence", CONNECTED, Buffer.alloc(4)]);
    return announcements.isHeard();
  };
  await until("it is connected to", async () => gaps > 0, WAIT_MS);
  expect(announcements.isHeard()).toBe(false);
  await until("it is heard", tells, WAIT_MS);
  node.close();
  await until("it is gone", async () => !announcements.isHeard(), WAIT_MS);
  const before = gaps;
  node = new Publisher({ linger: 0 });
  await until(
    "its place is free again",
    () =>
      node.bind(place).then(
        () => true,
        () => false,
      ),
    WAIT_MS,
  );
  await until("it is connected to again", async () => gaps > before, WAIT_MS);
  await until("it is heard again", tells, WAIT_MS);
  node.close();
});
