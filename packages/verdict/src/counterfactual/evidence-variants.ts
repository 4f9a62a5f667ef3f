import { adverseShareOf } from "../estimate/exposure-finding.ts";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import type { Variant } from "./alternative.ts";
import { NO_ADVERSE_FLOW, withExposures } from "./exposure-if.ts";
import type { Item } from "./item.ts";
import { remarkItems } from "./remark-items.ts";
import { type ReputationIf, withReputations } from "./reputation-if.ts";
import type { Vary } from "./vary.ts";
import { withSide } from "./with-side.ts";

/** Items that are taken away together at most. */
const MAX_TOGETHER = 3;
/** Of more than this only one is taken away at a time: there would be too many sets of them. */
const MAX_ITEMS_IN_SETS = 12;

/** The payment without what some lists or remarks say: the fewest first. */
export function* evidenceVariants(
  inputs: ScoreInputs,
  { vary, reputationIf }: { readonly vary: Vary; readonly reputationIf: ReputationIf },
): Iterable<Variant> {
  const items = [
    ...itemsOf(inputs, "from"),
    ...itemsOf(inputs, "to"),
    ...remarkItems(inputs),
    ...itemsOfPayment(inputs),
  ];
  const most = items.length > MAX_ITEMS_IN_SETS ? 1 : MAX_TOGETHER;
  for (let size = 1; size <= most; size++)
    for (const set of setsOf(items, size)) {
      const varied = vary((scored) => set.reduce((left, { without }) => without(left), scored));
      const [first, ...others] = withReputations(inputs, varied, reputationIf).flatMap((each) =>
        withExposures(inputs, each),
      );
      yield {
        changes: set.map(({ change }) => ({ kind: "evidence", unit: null, ...change })),
        ...{ inputs: first!, others },
      };
    }
}

function itemsOf(inputs: ScoreInputs, side: "from" | "to"): Item[] {
  const item = (list: string, says: string, without: (held: SideInputs) => Partial<SideInputs>): Item => ({
    change: { side, name: list, before: says, after: null },
    without: (varied) => withSide(varied, side, without(varied[side])),
  });
  const { fraudIn, labels, sanctions, exposure } = inputs[side];
  return [
    ...[...Map.groupBy(labels, ({ list }) => list)].map(([list, said]) =>
      item(list, [...new Set(said.map(({ label }) => label))].join(", "), (now) => ({
        labels: now.labels.filter((label) => label.list !== list),
      })),
    ),
    ...[...new Set(sanctions.map(({ list }) => list))].map((list) =>
      item(list, "sanctioned", (now) => ({ sanctions: now.sanctions.filter((each) => each.list !== list) })),
    ),
    ...(fraudIn === null ? [] : [item(fraudIn.list, "fraud", () => ({ fraudIn: null }))]),
    ...(adverseShareOf(exposure) ? [item("exposure", "adverse", () => ({ exposure: NO_ADVERSE_FLOW }))] : []),
  ];
}

function itemsOfPayment({ screened, late }: ScoreInputs): Item[] {
  const item = (name: string, after: string, change: Partial<ScoreInputs>): Item => ({
    change: { side: null, name, before: null, after },
    without: (inputs) => ({ ...inputs, ...change }),
  });
  return [
    ...(screened ? [] : [item("sanctions", "screened", { screened: true })]),
    ...(late ? [item("late source", "an answer that changes nothing", { late: false })] : []),
  ];
}

/** All sets of `size` of these. */
function* setsOf<Each>(all: readonly Each[], size: number): Iterable<readonly Each[]> {
  if (size === 0) return yield [];
  for (const [at, first] of all.entries())
    for (const rest of setsOf(all.slice(at + 1), size - 1)) yield [first, ...rest];
}
