import { BEGINNING } from "@tetron/domain/event-cursor";
import type { Owner } from "@tetron/domain/owner";
import fc from "fast-check";
import { expect, test } from "vitest";
import { appendEvent } from "./events.ts";
import { follow } from "./follow.ts";
import { latestHistory, storeHistory } from "./histories.ts";
import { onBothStores } from "./internal/testing.ts";
import { loadLabels } from "./labels.ts";
import type { Lake } from "./lake.ts";
import { loadReferenceWallets } from "./reference-wallets.ts";
import { retireList } from "./retire-list.ts";
import { loadSanctions } from "./sanctions.ts";
import { currentSources } from "./sources.ts";
import type { StoredEvent } from "./tables/events.ts";
import { anEvent, aWallet, eventsOf } from "./testing.ts";

const ADDRESS = "0x00000000000000000000000000000000000000a1";
const REF = { network: "ethereum", address: ADDRESS } as const;
const MOMENT = new Date("2025-05-17T08:34:21Z");
const edition = (owner: Owner, version: string) => ({
  owner,
  name: "list",
  network: "*" as const,
  version,
  url: "https://example.org/list",
  asOf: MOMENT,
});
const aHistory = (owner: Owner, content: string, importedAt = MOMENT) => ({
  ...REF,
  owner,
  content: new TextEncoder().encode(content),
  transactions: 3,
  source: "import",
  importedAt,
});
const LABEL = { ...REF, label: "exchange", name: "Shop" };

/** Every internal event, read until one that is committed now. */
async function everything(lake: Lake): Promise<StoredEvent[]> {
  await lake.commit([appendEvent(anEvent({ subject: "end" }))]);
  const seen: StoredEvent[] = [];
  for await (const { event } of follow(lake, { after: BEGINNING, signal: AbortSignal.timeout(15_000) })) {
    if (event.subject === "end") break;
    seen.push(event);
  }
  return seen;
}

onBothStores("internal events", (lake) => {
  const keep = (owner: Owner, content: string) =>
    lake().transaction((tx) => storeHistory(tx, aHistory(owner, content)));

  test("each stored history has one that names its owner and wallet, and one that is stored already has none", async () => {
    await keep("operator", "a");
    await keep("tenant:acme", "a");
    await keep("tenant:acme", "a");
    const later = new Date(MOMENT.getTime() + 1);
    await lake().transaction((tx) => storeHistory(tx, aHistory("tenant:acme", "b", later)));
    const events = await everything(lake());
    const { hash } = (await latestHistory(lake().db, "tenant:acme", REF))!;
    const data = { ...REF, transactions: 3, source: "import" };
    const common = { tenant: null, type: "history.imported", subject: `eip155:1:${ADDRESS}` };
    expect(events).toMatchObject([
      { ...common, data: { ...data, owner: "operator" } },
      { ...common, data: { ...data, owner: "tenant:acme" } },
      { ...common, data: { ...data, owner: "tenant:acme", hash, timestamp: later.toISOString() } },
    ]);
  });

  test("each new version of a list has one, with the previous version, and one that is stored already has none", async () => {
    await loadLabels(lake(), edition("tenant:acme", "1"), [LABEL]);
    await loadLabels(lake(), edition("tenant:acme", "1"), [LABEL]);
    await loadLabels(lake(), edition("tenant:acme", "2"), []);
    await retireList(lake(), { ...edition("tenant:acme", "2"), kind: "labels" });
    await retireList(lake(), { ...edition("tenant:acme", "2"), kind: "labels" });
    await loadSanctions(lake(), edition("operator", "1"), [{ ...REF, asset: "ETH" }]);
    await loadReferenceWallets(lake(), edition("system", "1"), [aWallet()]);
    const of = (kind: string, rows: number, data: object) => ({
      tenant: null,
      type: "list.replaced",
      subject: `${kind}/*/list`,
      data: { kind, name: "list", network: "*", rows, ...data },
    });
    expect(await everything(lake())).toMatchObject([
      of("labels", 1, { owner: "tenant:acme", version: "1", previous_version: null }),
      of("labels", 0, { owner: "tenant:acme", version: "2", previous_version: "1" }),
      of("labels", 0, { owner: "tenant:acme", version: null, previous_version: "2" }),
      of("sanctions", 1, { owner: "operator", version: "1", previous_version: null }),
      of("wallets", 1, { owner: "system", version: "1", previous_version: null }),
    ]);
  });

  test("a rolled-back import has no event, and an import whose event fails is rolled back", async () => {
    const cut = lake().transaction(async (tx) => {
      await storeHistory(tx, aHistory("operator", "a"));
      throw new Error("cut");
    });
    await expect(cut).rejects.toThrow("cut");
    const refused = { judge: () => expect.fail("shrinks") };
    await expect(loadLabels(lake(), edition("operator", "1"), [], refused)).rejects.toThrow("shrinks");
    expect(await everything(lake())).toEqual([]);

    const taken = anEvent();
    await lake().commit([appendEvent(taken)]);
    const conflicting = lake().transaction(async (tx) => {
      await storeHistory(tx, aHistory("operator", "a"));
      tx.add(appendEvent(taken));
    });
    await expect(conflicting).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await latestHistory(lake().db, "operator", REF)).toBeUndefined();
    expect(await currentSources(lake().db, ["operator"])).toEqual([]);
  });

  test("no tenant reads one, whatever it is called", async () => {
    for (const owner of ["system", "operator", "tenant:acme"] as const) {
      await keep(owner, "a");
      await loadLabels(lake(), edition(owner, "1"), [LABEL]);
    }
    const internal = await everything(lake());
    expect(internal).toHaveLength(6);
    const end = await eventsOf(lake(), "acme");
    expect(end.map(({ subject }) => subject)).toEqual(["end"]);
    const names = fc.oneof(
      fc.constantFrom("acme", "system", "operator", "tenant:acme", "null", "", "%", "*"),
      fc.string().filter((name) => !name.includes("\0") && name.isWellFormed()),
    );
    await fc.assert(
      fc.asyncProperty(names, async (tenant) => {
        const found = await eventsOf(lake(), tenant);
        expect(found.filter((event) => event.tenant === null)).toEqual([]);
        await lake().commit([appendEvent(anEvent({ tenant, subject: "own" }))]);
        const which = { after: BEGINNING, tenant, signal: AbortSignal.timeout(15_000) };
        for await (const { event } of follow(lake(), which)) {
          expect(event.tenant).toBe(tenant);
          if (event.subject === "own") break;
        }
      }),
      { numRuns: 30 },
    );
  });
});
