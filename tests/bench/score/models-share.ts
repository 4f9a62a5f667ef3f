import type { Profiler } from "node:inspector";
import { Session } from "node:inspector/promises";

/** What a thread did while it worked. */
export interface CpuShares {
  /**
   * Share of the busy time in the fraud model, the search for neighbours, the payment model, and what keeps their results
   * and reads what is kept.
   */
  readonly models: number;
  /** Share in reputation. */
  readonly reputation: number;
  /** Share in the collection of garbage, which is nobody's. */
  readonly garbage: number;
  /** Functions with the most time of their own, and their share. */
  readonly top: readonly (readonly [name: string, share: number])[];
}

const SAMPLE_US = 250;
const MAX_FUNCTIONS = 14;
const MODELS =
  /packages\/models\/src\/(?:trees\/|nearest|fraud-model|neighbourhood|payment-anomaly|probability-range|reference-table|scaler|logistic)|packages\/verdict\/src\/(?:keep-by-content|estimate\/(?:wallet-risk|telling-model|neighbours)|indexes\/|kept\/|sources\/(?:recall-estimates|kept-of-row))/;
const REPUTATION = /packages\/models\/src\/reputation\//;

/** Profiles this thread while it works. Waiting counts for nothing. */
export async function profileCpu(work: () => Promise<unknown>): Promise<CpuShares> {
  const session = new Session();
  session.connect();
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: SAMPLE_US });
    await session.post("Profiler.start");
    await work();
    const { profile } = await session.post("Profiler.stop");
    return sharesOf(profile);
  } finally {
    session.disconnect();
  }
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): CpuShares {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parentOf = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const own = new Map<number, number>();
  for (const [i, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + timeDeltas[i]!);
  const kindOf = (id: number): "models" | "reputation" | undefined => {
    for (let at: number | undefined = id; at !== undefined; at = parentOf.get(at)) {
      const { url } = byId.get(at)!.callFrame;
      if (REPUTATION.test(url)) return "reputation";
      if (MODELS.test(url)) return "models";
    }
    return undefined;
  };
  const sums = { all: 0, models: 0, reputation: 0, garbage: 0 };
  const functions = new Map<string, number>();
  for (const [id, time] of own) {
    const { functionName, url } = byId.get(id)!.callFrame;
    // Beginning a profile takes long itself.
    if (functionName === "(idle)" || url === "node:inspector") continue;
    sums.all += time;
    if (functionName === "(garbage collector)") sums.garbage += time;
    const kind = kindOf(id);
    if (kind !== undefined) sums[kind] += time;
    const name = `${functionName || "(anonymous)"} ${url.split("/").slice(-3).join("/")}`;
    functions.set(name, (functions.get(name) ?? 0) + time);
  }
  return {
    models: sums.models / sums.all,
    reputation: sums.reputation / sums.all,
    garbage: sums.garbage / sums.all,
    top: [...functions]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MAX_FUNCTIONS)
      .map(([name, time]) => [name, time / sums.all] as const),
  };
}
