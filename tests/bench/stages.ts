import { createIds } from "@tetron/domain/id";
import { SCOPES } from "@tetron/domain/scope";
import { ScoreTransactionDocument } from "@tetron/gateway/operations.gen";
import { createKeyCache } from "@tetron/lake/key-cache";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { parse } from "graphql";
import { Client } from "undici";
import type { aPayment } from "../client.ts";
import type { OpenPlatform } from "./inside-platform.ts";
import { median } from "./quantiles.ts";
import { scoreOnce, type Timed } from "./score-once.ts";

const WARM_UP = 150;
const CALLS = 500;
const never = new AbortController().signal;
const nextId = createIds();

/** Median microseconds of each part of a request, one request at a time; a part's own parts follow it. */
export interface Stages {
  /** `POST /v1/score` over HTTP, both ends in this process. */
  readonly request: number;
  readonly auth: number;
  /** The graph's operation behind the endpoint. */
  readonly operation: number;
  /** The use case behind the operation. */
  readonly score: number;
  readonly read: number;
  readonly gather: number;
  readonly estimate: number;
  readonly record: number;
  readonly commit: number;
}

/** Times the whole and its parts in turn, so that other load affects all of them alike. */
export async function timeStages(
  tetron: OpenPlatform,
  body: () => ReturnType<typeof aPayment>,
): Promise<Stages> {
  const times = new Map<string, number[]>();
  const timed: Timed = async (step, work) => {
    const start = performance.now();
    const value = await work();
    const list = times.get(step);
    const spent = (performance.now() - start) * 1_000;
    if (list === undefined) times.set(step, [spent]);
    else list.push(spent);
    return value;
  };
  const whole = wholes(tetron);
  for (let n = 0; n < WARM_UP + CALLS; n++) {
    if (n === WARM_UP) times.clear();
    await timed("auth", () => whole.auth());
    await timed("request", () => whole.request(body()));
    await timed("operation", () => whole.operation(body()));
    await timed("score", () => whole.score(body()));
    await scoreOnce(tetron, body(), timed);
  }
  await whole.close();
  return Object.fromEntries(Array.from(times, ([step, list]) => [step, median(list)])) as unknown as Stages;
}

/** One request at each layer, from the outside in. */
function wholes({ url, key, supergraph, scoring, lake }: OpenPlatform) {
  const keys = createKeyCache(lake.db);
  const client = new Client(url);
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const document = parse(String(ScoreTransactionDocument));
  const caller = { tenant: "demo", keyId: "bench", scopes: [...SCOPES], requestId: nextId("req") };
  const inputOf = ({ from_address, to_address, ...rest }: ReturnType<typeof aPayment>) => ({
    ...rest,
    fromAddress: from_address,
    toAddress: to_address,
  });
  return {
    auth: () => keys.lookup(key),
    async request(body: object) {
      const answer = await client.request({
        method: "POST",
        path: "/v1/score",
        headers,
        body: JSON.stringify(body),
      });
      await answer.body.text();
    },
    async operation(body: ReturnType<typeof aPayment>) {
      const variables = { input: inputOf(body) };
      const { errors } = await supergraph.execute({
        document,
        variables,
        context: { caller },
        signal: never,
      });
      if (errors?.[0]) throw errors[0];
    },
    score: (body: ReturnType<typeof aPayment>) => scoreTransaction(scoring, caller, inputOf(body), never),
    close: () => client.close(),
  };
}
