import { isOutdated } from "@tetron/connectors/shelf-life";
import type { Figure, Lane } from "../catalogue/catalogue.ts";
import type { PaymentStep } from "../payment-graph.ts";
import type { QuoteInputs } from "./quote-inputs.ts";

/** The catalogue's numbers used by a route that are not certain. */
export interface Doubts {
  /** Past their shelf life. */
  readonly stale: readonly Figure[];
  /** Fees, times and depths that no page states. */
  readonly estimated: readonly Figure[];
}

export const NO_DOUBTS: Doubts = { stale: [], estimated: [] };

/** What a bridge or venue charges and how long it takes; limits, gas and success are always estimates. */
const DECISIVE = new Set(["percentage", "flat", "surcharge", "least", "p50"]);
/** Share of the amount that the price moves by, above which the depth of a pool matters. */
const NOTABLE_IMPACT = 0.001;

/**
 * The doubtful numbers of a route.
 *
 * @param worth - Value of the amount, micro-USD.
 */
export function doubtsAbout(
  { catalogue, now }: QuoteInputs,
  steps: readonly PaymentStep[],
  worth: number,
): Doubts {
  const target = steps.at(-1)?.to.network;
  const settling = target === undefined ? [] : catalogue.networks.get(target)!.figures;
  const used = new Set([...steps.flatMap(({ lane }) => lane.figures), ...settling]);
  return {
    stale: [...used].filter((figure) => isOutdated(figure, now)),
    estimated: [...new Set(steps.flatMap(({ lane }) => estimatesOf(lane, worth)))],
  };
}

function estimatesOf(lane: Lane, worth: number): Figure[] {
  if (lane.carrier.kind === "transfer") return [];
  return lane.figures.filter(({ basis, field }) => {
    const name = field.split(".").at(-1)!;
    if (basis === "documented") return false;
    if (name === "depth") return worth > lane.depth * NOTABLE_IMPACT;
    // A swap is over with its own block, which is no estimate.
    return DECISIVE.has(name) && !(name === "p50" && lane.time.p50 === 0);
  });
}
