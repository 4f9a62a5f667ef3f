import { createIds } from "@tetron/domain/id";
import { SCOPES } from "@tetron/domain/scope";
import { until } from "@tetron/domain/testing";
import { moveModel } from "@tetron/lake/models";
import { registerModel } from "@tetron/scoring/models/register-model";
import { shadowModel } from "@tetron/scoring/models/shadow-model";
import { anotherModel } from "@tetron/scoring/models/testing";
import { scoreTransaction } from "@tetron/scoring/score-transaction";
import { keepInFlight } from "../in-flight.ts";
import type { OpenPlatform } from "../inside-platform.ts";
import { median } from "../quantiles.ts";
import type { WalletMix } from "./wallet-mix.ts";

/** Processor time of a score of the whole process, its store too, in microseconds by round. */
export interface ShadowCost {
  readonly without: readonly number[];
  readonly with: readonly number[];
  /** Median of with / without. */
  readonly ratio: number;
}

const ROUNDS = 6;
const SECONDS = 2;
const IN_FLIGHT = 16;
const OPENING_MS = 30_000;
const never = new AbortController().signal;
const nextId = createIds();

/** Scores with a shadow model and without one in turn, in changing order. */
export async function shadowCost(
  { scoring, lake }: OpenPlatform,
  mix: Pick<WalletMix, "next">,
): Promise<ShadowCost> {
  const by = () => ({ actor: "bench", now: new Date() });
  const version = await registerModel(scoring, await anotherModel(), by());
  const shadowed = async (isOn: boolean) => {
    if (isOn) await shadowModel(scoring, version, by());
    else await moveModel(lake.db, version, { from: ["shadow"], state: "candidate", changedAt: new Date() });
  };
  await until("the shadow is open", () => scoring.engines.shadow(version) !== null, OPENING_MS);
  const costs = { without: [] as number[], with: [] as number[] };
  for (let round = 0; round < ROUNDS; round++)
    for (const isOn of round % 2 === 0 ? [false, true] : [true, false]) {
      await shadowed(isOn);
      const before = process.cpuUsage();
      const { count } = await keepInFlight({ inFlight: IN_FLIGHT, until: { seconds: SECONDS }, work: score });
      const { user, system } = process.cpuUsage(before);
      costs[isOn ? "with" : "without"].push((user + system) / count);
    }
  await shadowed(false);
  return { ...costs, ratio: median(costs.with.map((each, i) => each / costs.without[i]!)) };

  function score() {
    const { from_address: fromAddress, to_address: toAddress, ...rest } = mix.next();
    const caller = { tenant: "demo", keyId: "bench", scopes: [...SCOPES], requestId: nextId("req") };
    return scoreTransaction(scoring, caller, { fromAddress, toAddress, ...rest }, never);
  }
}
