import type { Asset } from "@tetron/domain/asset";
import type { Engine } from "../estimate/engine.ts";
import type { Remark } from "../remark.ts";
import { remarksOn } from "../remarks/remarks-on.ts";
import { staleHistory, staleLists } from "../remarks/stale.ts";
import type { ScoreInputs } from "../score-inputs.ts";

/** What a scored payment moved. */
export interface Moved {
  readonly asset: Asset;
  /** Base units of `asset`, `> 0`. */
  readonly units: bigint;
}

/**
 * The inputs of a score with a change, and with the remarks that then hold: those that scoring makes of the wallets, the lists
 * and the amount.
 *
 * @param units - The amount that is moved; that of the score if absent.
 */
export type Vary = (change: (inputs: ScoreInputs) => ScoreInputs, units?: bigint) => ScoreInputs;

/** Varies the inputs of a score. */
export function openVary(engine: Engine, scored: ScoreInputs, moved: Moved): Vary {
  // Scores from before remarks were inputs have none.
  if (scored.remarks === undefined) return (change) => change(scored);
  const made = remarksMaker(engine, scored, moved.asset);
  const before = made(scored, moved.units);
  return (change, units = moved.units) => {
    const varied = change(scored);
    const after = made(varied, units);
    const kept = varied.remarks!.filter((each) => !before.has(keyOf(each)) || after.has(keyOf(each)));
    const added = [...after].flatMap(([key, remark]) => (before.has(key) ? [] : remark));
    return { ...varied, remarks: [...kept, ...added] };
  };
}

/** Makes the remarks that follow from what a score stores of its wallets, by code and side. */
function remarksMaker({ taxonomy, model }: Engine, scored: ScoreInputs, asset: Asset) {
  const notStored = { token: [], sameFace: [], resemblance: null };
  const staleOf = ({ from, to, at }: ScoreInputs) => staleLists(taxonomy, { from, to, screenedWith: [] }, at);
  const stale = scored.remarks!.find(({ code }) => code === "STALE_LIST");
  const isScreeningStale =
    stale !== undefined && listsIn(stale) > Math.max(0, ...staleOf(scored).map(listsIn));
  return (inputs: ScoreInputs, units: bigint): ReadonlyMap<string, Remark> => {
    const { from, to, at } = inputs;
    const remarks = [
      ...remarksOn({ asset, units, falseSymbol: null }, { from, to, ...notStored }, { taxonomy, model }),
      ...staleHistory("from", from, at),
      ...staleHistory("to", to, at),
      // Which lists a payment was screened with is not stored: one of them that is stale stays so.
      ...(isScreeningStale ? [] : staleOf(inputs)),
    ];
    return new Map(remarks.map((remark) => [keyOf(remark), remark]));
  };
}

function keyOf({ code, side }: Remark): string {
  return `${code} ${side}`;
}

/** How many stale lists a remark is about. */
function listsIn({ evidence }: Remark): number {
  return 1 + Number(evidence.find(({ name }) => name === "more_lists")?.value ?? 0);
}
