import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { WalletRef } from "@tetron/domain/wallet";
import { within } from "@tetron/domain/within";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { Engines } from "../engines.ts";
import type { Engine } from "../estimate/engine.ts";
import type { Keeper } from "../kept/keeper.ts";
import type { Edition, ScoreInputs } from "../score-inputs.ts";
import { askEach, toldBy } from "./ask-each.ts";
import { editionsOf, inputsOf, type PaidCoins } from "./inputs.ts";
import { recallEstimates } from "./recall-estimates.ts";
import type { AnySource, Question, Sides } from "./source.ts";
import { reportsOf, type SourceReport } from "./source-reports.ts";

export interface Gathered {
  readonly inputs: ScoreInputs;
  readonly sources: readonly SourceReport[];
  /** Versions of the lists that were queried, ordered by list. */
  readonly lists: readonly Edition[];
  /** Of the live model. */
  readonly engine: Engine;
  /** Of the model that estimates beside it; `null` for none. */
  readonly shadow: Engine | null;
}

/** Approximate value of an amount in US dollars; `null` when the asset's price is not known. */
export type UsdOf = (paid: Pick<PaidCoins, "asset" | "units">) => number | null;

/** The sources, and what their answers are read with. */
export interface Asking {
  readonly sources: readonly AnySource[];
  readonly engines: Pick<Engines, "of" | "shadow">;
  readonly reputation: ReputationArtifacts;
  readonly shelfLives: ShelfLives;
  readonly usdOf: UsdOf;
  /** Absent in a process that keeps no estimates. */
  readonly keeper?: Keeper | undefined;
}

export interface GatherOptions extends Pick<Question, "tenant" | "at">, PaidCoins {
  readonly signal: AbortSignal;
  /** Called for each source that missed its deadline, with the cause. */
  readonly onLate: (source: string, cause: unknown) => void;
}

/** Asks every source about a payment, each with its own deadline, and builds the score's inputs. */
export async function gatherInputs(
  { sources, usdOf, engines, keeper, ...readWith }: Asking,
  { from, to }: Sides<WalletRef>,
  options: GatherOptions,
): Promise<Gathered> {
  const parties = { from, to, token: unknownToken(options) };
  const { tenant, at, signal, onLate } = options;
  const asked = await askEach(sources, { parties, tenant, at }, signal);
  for (const { source, answer } of asked) if (answer.late) onLate(source.name, answer.cause);
  const facts = toldBy(asked);
  const late = asked.some(({ answer }) => answer.late);
  const engine = await within({ signal }, () => engines.of(facts.models?.live));
  const { model } = engine;
  const inputs = inputsOf(facts, { ...options, ...readWith, model, parties, late, usd: usdOf(options) });
  const unkept = recallEstimates(engine, facts.wallets, inputs);
  if (unkept.length > 0) keeper?.add(unkept);
  return {
    inputs,
    sources: reportsOf(asked, { ...readWith, facts, inputs, parties, at }),
    lists: editionsOf(facts.lists ?? []),
    engine,
    shadow: engines.shadow(facts.models?.shadow),
  };
}

/** The paid token's contract; `null` for a coin or a token that Tetron knows. */
function unknownToken({ asset: { network, contract, isKnown } }: GatherOptions): WalletRef | null {
  return isKnown || contract === null ? null : { network, address: contract };
}
