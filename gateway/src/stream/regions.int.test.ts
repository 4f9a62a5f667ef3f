import { emptyLake } from "@tetron/lake/testing";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { openStreamHouse, subscribeOver } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

const QUERY = "subscription ($after: String) { scoreStream(after: $after) { id transactionId } }";

test("a subscription resumes from a cursor over several regions: of each region what came after it, once", async () => {
  const lake = stack.use(await emptyLake());
  const house = await openStreamHouse(stack, lake);
  const key = await house.key("acme", ["stream:read", "score:read"]);
  /** As replicated from another region. */
  const elsewhere = async (region: string) => {
    const id = `tx_${region}${Math.random()}`;
    await lake.db.execute(sql`
      insert into platform.events (region, id, tenant, type, version, subject, data, at)
      select ${region}, ${`evt_${id}`}, tenant, type, version, ${id},
        data || jsonb_build_object('transaction_id', ${id}::text), at
      from platform.events where region = 'local' and tenant = 'acme' limit 1`);
    return id;
  };
  const make = async () => [await house.score("acme"), await elsewhere("eu"), await elsewhere("us")];
  const before = await make();
  using first = subscribeOver(house.url, { key, query: QUERY, variables: { after: "" } });
  const seen = (await first.take(before.length)).map(({ data }) => data.scoreStream);
  expect(seen.map(({ transactionId }) => transactionId).toSorted()).toEqual(before.toSorted());
  const cursor: string = seen.at(-1).id;
  expect(cursor.split(",").map((part) => part.split(":")[0])).toEqual(["eu", "local", "us"]);

  const after = [...(await make()), ...(await make())];
  using resumed = subscribeOver(house.url, { key, query: QUERY, variables: { after: cursor } });
  // The reader looks when this region commits.
  after.push(await house.score("acme"));
  await resumed.take(after.length);
  await house.score("acme");
  const all = (await resumed.take(after.length + 1)).map(({ data }) => data.scoreStream.transactionId);

  expect(all.slice(0, -1).toSorted()).toEqual(after.toSorted());
  // Of one region in the order of its commits.
  for (const region of ["eu", "us"]) {
    const of = (ids: readonly string[]) => ids.filter((id) => id.startsWith(`tx_${region}`));
    expect(of(all)).toEqual(of(after));
  }
});
