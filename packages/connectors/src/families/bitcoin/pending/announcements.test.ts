import { expect, test } from "vitest";
import { openAnnouncements } from "./announcements.ts";

const NOBODY = { onAdded() {}, onRemoved() {}, onGap() {} };

test("without the package nothing is heard, and it is said why in one line", async () => {
  const load = async () => {
    throw new Error("Failed to load zeromq.js addon.node: No compatible addon\nfor what it was built");
  };
  using announcements = await openAnnouncements("tcp://127.0.0.1:28332", NOBODY, load);
  expect(announcements.isHeard()).toBe(false);
  expect(announcements.fault()).toBe(
    "zeromq cannot listen to tcp://127.0.0.1:28332: Failed to load zeromq.js addon.node: No compatible addon",
  );
});

test("a place that is none is a fault", async () => {
  using announcements = await openAnnouncements("tcp://nowhere", NOBODY);
  expect(announcements.fault()).toMatch(/^zeromq cannot listen to tcp:\/\/nowhere: /);
});
