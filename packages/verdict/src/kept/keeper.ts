import type { Owner } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { putKeptEstimates } from "@tetron/lake/kept-estimates";
import type { Lake } from "@tetron/lake/lake";
import type { KeptRow } from "@tetron/lake/tables/kept-estimates";
import type { Log } from "@tetron/service/log";
import type { Engine } from "../estimate/engine.ts";
import type { Nearest } from "../score-inputs.ts";
import { ESTIMATE_BYTES, encodeEstimate, encodeNeighbours, type KeptAnswers } from "./kept-answers.ts";
import { stateOf } from "./wallet-state.ts";

/** A wallet of a score that was computed there, since it was not kept. */
export interface UnkeptWallet extends WalletRef {
  readonly owner: Owner;
  readonly features: { readonly behaviour: Float64Array; readonly wallet44: Float64Array };
  /** What was found beside it; `null` when nothing was looked for. */
  readonly neighbours: Nearest | null;
  /** What is kept of the same state; `null` when nothing is. */
  readonly kept: KeptAnswers | null;
  readonly engine: Pick<Engine, "model" | "versions">;
}

/** Keeps what scores had to compute themselves, for the next ones. */
export interface Keeper {
  /** Takes note of wallets; they are stored a little later, and nobody waits for that. */
  add(wallets: readonly UnkeptWallet[]): void;
}

/** Models of which a wallet's estimates are kept: the live one, a shadow, and one to roll back to. */
const MAX_MODELS = 3;
/** From the first wallet to be stored until they are, in milliseconds. */
const WAIT_MS = 1_000;
/** Further wallets are left to the job or to their next score. */
const MAX_WAITING = 500;

/** Opens it. */
export function openKeeper({
  lake,
  log,
}: {
  readonly lake: Pick<Lake, "commit">;
  readonly log: Log;
}): Keeper {
  const waiting = new Map<string, UnkeptWallet>();
  let timer: NodeJS.Timeout | undefined;

  async function store(): Promise<void> {
    timer = undefined;
    const rows = [...waiting.values()].flatMap((wallet) => keptRowOf(wallet) ?? []);
    waiting.clear();
    try {
      if (rows.length > 0) await lake.commit([putKeptEstimates(rows)]);
    } catch (error) {
      log.warn({ err: error, wallets: rows.length }, "estimates not kept");
    }
  }

  return {
    add(wallets) {
      for (const wallet of wallets) {
        if (waiting.size === MAX_WAITING) break;
        waiting.set(`${walletId(wallet)} ${wallet.owner}`, wallet);
      }
      if (timer === undefined && waiting.size > 0) timer = setTimeout(() => void store(), WAIT_MS).unref();
    },
  };
}

/** What is stored of a wallet; `undefined` when its estimate cannot be kept. */
function keptRowOf({
  network,
  address,
  owner,
  features,
  neighbours,
  kept,
  engine,
}: UnkeptWallet): KeptRow | undefined {
  const { behaviour, wallet44 } = features;
  const { model, versions } = engine;
  const estimate = encodeEstimate({ ...model.tell(behaviour), rarity: model.rarity(behaviour) });
  if (estimate === undefined) return undefined;
  const near = neighbours?.by === "embedded" ? encodeNeighbours(neighbours.wallets) : undefined;
  return {
    ...{ network, address, owner, state: Buffer.from(stateOf(behaviour, wallet44), "hex") },
    ...mergedEstimates(new Map([[versions.model, estimate]]), kept),
    ...(neighbours && near
      ? { edition: neighbours.edition, neighbours: near }
      : { edition: kept?.edition ?? null, neighbours: kept?.neighbours ?? null }),
  };
}

/** Estimates with those that are kept of other models, at most {@link MAX_MODELS}. @param kept - Of the same state. */
export function mergedEstimates(
  estimates: ReadonlyMap<string, Uint8Array>,
  kept: { readonly models: readonly string[]; readonly estimates: Uint8Array } | null,
): Pick<KeptRow, "models" | "estimates"> {
  const all = new Map(estimates);
  for (const [i, model] of (kept?.models ?? []).entries())
    if (!all.has(model) && all.size < MAX_MODELS)
      all.set(model, kept!.estimates.subarray(i * ESTIMATE_BYTES, (i + 1) * ESTIMATE_BYTES));
  return { models: [...all.keys()], estimates: Buffer.concat([...all.values()]) };
}
