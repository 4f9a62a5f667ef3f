import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import type { Change, Variant } from "./alternative.ts";
import { withSide } from "./wallet-dials.ts";

/** What can be taken away from what a score was made of. */
interface Item {
  readonly change: Pick<Change, "side" | "name" | "before" | "after">;
  readonly without: (inputs: ScoreInputs) => ScoreInputs;
}

/** Items that are taken away together at most. */
const MAX_TOGETHER = 3;
/** Of more than this only one is taken away at a time: there would be too many sets of them. */
const MAX_ITEMS_IN_SETS = 12;

/** The payment without what some lists or remarks say: the fewest first. */
export function* evidenceVariants(inputs: ScoreInputs): Iterable<Variant> {
  const items = [...itemsOf(inputs, "from"), ...itemsOf(inputs, "to"), ...itemsOfPayment(inputs)];
  const most = items.length > MAX_ITEMS_IN_SETS ? 1 : MAX_TOGETHER;
  for (let size = 1; size <= most; size++)
    for (const set of setsOf(items, size))
      yield {
        changes: set.map(({ change }) => ({ kind: "evidence", unit: null, ...change })),
        inputs: set.reduce((varied, { without }) => without(varied), inputs),
      };
}

function itemsOf(inputs: ScoreInputs, side: "from" | "to"): Item[] {
  const item = (list: string, says: string, without: (held: SideInputs) => Partial<SideInputs>): Item => ({
    change: { side, name: list, before: says, after: null },
    without: (varied) => withSide(varied, side, without(varied[side])),
  });
  const { fraudIn, labels, sanctions } = inputs[side];
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
  ];
}

function itemsOfPayment({ remarks = [], screened, late }: ScoreInputs): Item[] {
  const codes = [...new Map(remarks.map((remark) => [`${remark.code} ${remark.side}`, remark])).values()];
  return [
    // The amount decides that one.
    ...codes.flatMap(({ code, side, title }) =>
      code === "BELOW_DUST"
        ? []
        : {
            change: { side, name: code, before: title, after: null },
            without: (inputs: ScoreInputs) => ({
              ...(code === "CLUSTER_OF" && side !== null ? withoutHolder(inputs, side) : inputs),
              remarks: (inputs.remarks ?? []).filter((each) => each.code !== code || each.side !== side),
            }),
          },
    ),
    ...(screened
      ? []
      : [
          {
            change: { side: null, name: "sanctions", before: null, after: "screened" },
            without: (inputs: ScoreInputs) => ({ ...inputs, screened: true }),
          },
        ]),
    ...(late
      ? [
          {
            change: {
              side: null,
              name: "late source",
              before: null,
              after: "an answer that changes nothing",
            },
            without: (inputs: ScoreInputs) => ({ ...inputs, late: false }),
          },
        ]
      : []),
  ];
}

function withoutHolder(inputs: ScoreInputs, side: "from" | "to"): ScoreInputs {
  const { holder: _holder, ...rest } = inputs[side];
  return { ...inputs, [side]: rest };
}

/** All sets of `size` of these. */
function* setsOf<Each>(all: readonly Each[], size: number): Iterable<readonly Each[]> {
  if (size === 0) return yield [];
  for (const [at, first] of all.entries())
    for (const rest of setsOf(all.slice(at + 1), size - 1)) yield [first, ...rest];
}
