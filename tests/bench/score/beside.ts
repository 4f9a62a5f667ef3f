import getPort from "get-port";
import { aHome, startEmbedded } from "../../platform.ts";
import { postScores } from "../http-load.ts";
import { median } from "../quantiles.ts";
import { untilKeptBy } from "./until-kept.ts";
import { walletMix } from "./wallet-mix.ts";

/** Scores a second of two checkouts, by round. */
export interface Beside {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** Median of ours / theirs. */
  readonly ratio: number;
}

export interface BesideOptions {
  /** Folder of the other checkout, with its dependencies. */
  readonly checkout: string;
  readonly connections: number;
  readonly newShare: number;
  readonly rounds: number;
  readonly seconds: number;
}

const WARM_UP_SECONDS = 4;

/** Loads this checkout and another in turn, in changing order, while both servers run. */
export async function scoreBeside(options: BesideOptions): Promise<Beside> {
  const { checkout, connections, newShare, rounds, seconds } = options;
  await using stack = new AsyncDisposableStack();
  const measured = async (root?: string) => {
    const operations = await getPort({ host: "127.0.0.1" });
    const settings = { TETRON_OPERATIONS_PORT: `${operations}` };
    const tetron = stack.use(await startEmbedded(aHome(stack), settings, root));
    await untilKeptBy(operations);
    const mix = walletMix(newShare);
    const load = (until: { seconds: number }) =>
      postScores(tetron, { connections, until, body: () => mix.next() });
    await load({ seconds: WARM_UP_SECONDS });
    const perSecond: number[] = [];
    return { perSecond, run: async () => void perSecond.push((await load({ seconds })).perSecond) };
  };
  const [ours, theirs] = [await measured(), await measured(checkout)];
  for (let round = 0; round < rounds; round++)
    for (const side of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) await side.run();
  const ratio = median(ours.perSecond.map((each, i) => each / theirs.perSecond[i]!));
  return { ours: ours.perSecond, theirs: theirs.perSecond, ratio };
}
