import { createIds } from "@tetron/domain/id";
import { type JudgedScore, scoreRecord } from "@tetron/scoring/record/score-record";
import { writesOfNew } from "@tetron/scoring/record/score-writes";
import { estimate } from "@tetron/verdict/estimate/estimate";
import { coinsOf, parsePayment } from "@tetron/verdict/payment";
import { gatherInputs } from "@tetron/verdict/sources/gather";
import type { aPayment } from "../client.ts";
import type { OpenPlatform } from "./inside-platform.ts";

const nextId = createIds();
const never = new AbortController().signal;

/** Times a step under its name. */
export type Timed = <Value>(step: string, work: () => Value | Promise<Value>) => Promise<Value>;

/** Scores a payment as `scoreTransaction` does, step by step. */
export async function scoreOnce(
  { lake, scoring }: OpenPlatform,
  body: ReturnType<typeof aPayment>,
  timed: Timed,
): Promise<JudgedScore> {
  const { from_address: fromAddress, to_address: toAddress, ...rest } = body;
  const identity = { id: nextId("tx"), tenant: "demo", requestId: nextId("req"), createdAt: new Date() };
  const payment = await timed("read", () => parsePayment({ fromAddress, toAddress, ...rest }));
  const asked = { tenant: identity.tenant, at: identity.createdAt, signal: never, onLate() {} };
  const gathered = await timed("gather", () =>
    gatherInputs(scoring, payment, {
      ...asked,
      coins: coinsOf(payment),
      asset: payment.asset,
      falseSymbol: payment.falseSymbol,
      units: payment.units,
    }),
  );
  const estimated = await timed("estimate", () => estimate(gathered.engine, gathered.inputs));
  const made = { estimate: estimated, now: new Date() };
  const { score, writes } = await timed("record", () => {
    const score = scoreRecord(identity, payment, gathered, made);
    return { score, writes: writesOfNew(score, "bench") };
  });
  await timed("commit", () => lake.commit(writes));
  return score;
}

/** The writes of a copy of a score under a new id. */
export function writesOfAnother(score: JudgedScore) {
  return writesOfNew({ ...score, id: nextId("tx") }, "bench");
}
