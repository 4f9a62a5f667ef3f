import { expect, test } from "vitest";
import { unavailable } from "./failures.ts";
import { createWriteProbe } from "./write-probe.ts";

/** A store that can be written until the test says otherwise, and a clock. */
function aStore() {
  const store = { now: 0, probes: 0, readOnly: "off", error: undefined as Error | undefined };
  const query = async () => {
    store.probes += 1;
    if (store.error) throw store.error;
    return [{}, {}, { rows: [{ read_only: store.readOnly }] }];
  };
  return { store, probe: createWriteProbe({ query } as never, () => store.now) };
}

test("a store is written to once in five seconds, however often it is asked about", async () => {
  const { store, probe } = aStore();
  await Promise.all([probe.check(), probe.check()]);
  store.now = 4_999;
  await probe.check();
  expect(store.probes).toBe(1);
  store.now = 5_000;
  await probe.check();
  expect(store.probes).toBe(2);
});

test("a full disk is reported, until there is room again", async () => {
  const { store, probe } = aStore();
  store.error = Object.assign(new Error("could not write"), { code: "53100" });
  await expect(probe.check()).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: "The lake's disk is full.",
  });
  store.error = undefined;
  await probe.check();
});

test("a store that can only be read cannot be written", async () => {
  const { store, probe } = aStore();
  store.readOnly = "on";
  await expect(probe.check()).rejects.toMatchObject({ message: "The lake is read-only." });
});

test("a commit that the store refused counts for a while, or until one succeeds", async () => {
  const { store, probe } = aStore();
  probe.ended(unavailable("The lake's disk is full."));
  await expect(probe.check()).rejects.toThrow("disk is full");
  probe.ended(undefined);
  await probe.check();
  probe.ended(unavailable("The lake's disk is full."));
  store.now = 5_000;
  await probe.check();
  probe.ended(new Error("a bug of its writer"));
  await probe.check();
});
