import type { KeptOfWallet } from "@tetron/lake/kept-estimates";
import type { Lake } from "@tetron/lake/lake";
import type { KeptRow } from "@tetron/lake/tables/kept-estimates";
import { findModel } from "../editions/find-model.ts";
import type { EngineArtifacts } from "../estimate/engine-artifacts.ts";
import { NEIGHBOURS } from "../estimate/neighbours.ts";
import { MAX_WALLETS_IN_PROCESS } from "../indexes/hold-index.ts";
import { hasPlace, type WalletIndex } from "../wallet-index.ts";
import type { WalletIndexes } from "../wallet-indexes.ts";
import { type AnswerThread, openAnswerThread } from "./answer-thread.ts";
import { mergedEstimates } from "./keeper.ts";
import { ESTIMATE_BYTES, encodeNeighbours } from "./kept-answers.ts";
import { stateOf } from "./wallet-state.ts";

/** What is to be kept of every wallet. */
export interface Wanted {
  /** Versions of the models: the live one, and the shadow if there is one. */
  readonly models: readonly string[];
  /** The index of whose wallets neighbours are kept; `null` where they are asked for elsewhere. */
  readonly edition: string | null;
}

/** Computes what is wanted of wallets. */
export interface WalletKeeping extends AsyncDisposable {
  readonly wanted: Wanted;
  /** The rows of those wallets of which anything wanted is not kept, or is of another state. */
  rowsOf(wallets: readonly KeptOfWallet[], signal: AbortSignal): Promise<KeptRow[]>;
}

interface Parts {
  readonly db: Lake["db"];
  readonly indexes: WalletIndexes;
}

/**
 * Opens it. Its thread is started with the first wallet that needs it.
 *
 * @throws Error when a model cannot be opened.
 */
export async function openKeeping({ db, indexes }: Parts, wanted: Wanted): Promise<WalletKeeping> {
  const known = wanted.edition === null ? undefined : (await indexes.editions()).at(-1);
  const isLarge = known !== undefined && known.size > MAX_WALLETS_IN_PROCESS;
  let thread: Promise<AnswerThread> | undefined;

  async function open(signal: AbortSignal): Promise<AnswerThread> {
    const models = new Map<string, EngineArtifacts>();
    for (const version of wanted.models) {
      const artifacts = await findModel(version, { db });
      if (artifacts === undefined) throw new Error(`The model ${version} is not in the store.`);
      models.set(version, artifacts);
    }
    return openAnswerThread({ models, known: isLarge ? null : (known ?? null) }, signal);
  }

  async function answered(wallets: readonly KeptOfWallet[], signal: AbortSignal) {
    thread ??= open(signal);
    const asked = wallets.map(({ address, behaviour, wallet44 }) => ({
      ...{ address, behaviour },
      point: known && !isLarge && hasPlace(wallet44) ? known.place(wallet44) : null,
    }));
    const answers = await (await thread).answer(asked, signal);
    if (!isLarge) return answers;
    const index = await indexes.of(wanted.edition ?? undefined);
    return Promise.all(
      answers.map(async (answer, i) => ({
        ...answer,
        neighbours: await nearestOf(index, wallets[i]!, signal),
      })),
    );
  }

  return {
    wanted,
    async rowsOf(wallets, signal) {
      const unkept = wallets.filter((wallet) => !isKept(wallet, wanted));
      if (unkept.length === 0) return [];
      const answers = await answered(unkept, signal);
      return unkept.flatMap((wallet, i) => rowOf(wallet, wanted, answers[i]!) ?? []);
    },
    async [Symbol.asyncDispose]() {
      // Whoever asked for it was told.
      const opened = await thread?.catch(() => undefined);
      await opened?.[Symbol.asyncDispose]();
    },
  };
}

async function nearestOf(index: WalletIndex, wallet: KeptOfWallet, signal: AbortSignal): Promise<Uint8Array> {
  if (!hasPlace(wallet.wallet44)) return new Uint8Array();
  return encodeNeighbours((await index.nearest(wallet, NEIGHBOURS, signal)).wallets)!;
}

function isKept({ behaviour, wallet44, kept }: KeptOfWallet, { models, edition }: Wanted): boolean {
  if (kept === null || !models.every((model) => kept.models.includes(model))) return false;
  if (edition !== null && kept.edition !== edition) return false;
  return Buffer.from(kept.state).toString("hex") === stateOf(behaviour, wallet44);
}

function rowOf(
  { network, address, owner, behaviour, wallet44, kept }: KeptOfWallet,
  { models, edition }: Wanted,
  answer: Awaited<ReturnType<AnswerThread["answer"]>>[number],
): KeptRow | undefined {
  const { estimates, neighbours } = answer;
  if (estimates === null) return undefined;
  const state = Buffer.from(stateOf(behaviour, wallet44), "hex");
  const same = kept !== null && state.equals(kept.state) ? kept : null;
  const each = new Map(
    models.map((model, i) => [model, estimates.subarray(i * ESTIMATE_BYTES, (i + 1) * ESTIMATE_BYTES)]),
  );
  return {
    ...{ network, address, owner, state, ...mergedEstimates(each, same) },
    ...(edition === null
      ? { edition: same?.edition ?? null, neighbours: same?.neighbours ?? null }
      : { edition, neighbours }),
  };
}
