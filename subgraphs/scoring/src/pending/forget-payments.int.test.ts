import { DAY_MS } from "@tetron/domain/durations";
import { insertPayment } from "@tetron/lake/payments";
import { insertScore } from "@tetron/lake/scores";
import { payments } from "@tetron/lake/tables/payments";
import { scores } from "@tetron/lake/tables/scores";
import { aPayment, aScore, emptyLake } from "@tetron/lake/testing";
import { asc, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { forgetPayments } from "./forget-payments.ts";

const { signal } = new AbortController();
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

test("payments that were settled a month ago are deleted, however many; pending ones and scores stay", async () => {
  await using lake = await emptyLake();
  const score = aScore({ createdAt: ago(40) });
  const settled = (["confirmed", "reverted", "replaced", "dropped"] as const).map((status) =>
    aPayment({ status, score: score.id, updatedAt: ago(31) }),
  );
  await lake.commit([
    insertScore(score),
    ...settled.map(insertPayment),
    insertPayment(aPayment({ id: "pay_1", status: "confirmed", seenAt: ago(40), updatedAt: ago(29) })),
    insertPayment(aPayment({ id: "pay_2", seenAt: ago(40), updatedAt: ago(31) })),
  ]);
  // More than one statement deletes.
  await lake.db.execute(sql`
    insert into ${payments} select 'pay_many' || n, tenant, network, 'many' || n, index, from_address, to_address, amount,
      currency, slots, status, score, height, block_hash, replaced_by, seen_at, updated_at
    from ${payments}, generate_series(1, 10000) n where id = ${settled[0]!.id}`);
  await forgetPayments(lake).run(signal);
  const kept = await lake.db.select({ id: payments.id }).from(payments).orderBy(asc(payments.id));
  expect(kept).toEqual([{ id: "pay_1" }, { id: "pay_2" }]);
  expect(await lake.db.$count(scores)).toBe(1);
});
