import { shareInterval } from "../measure/share-interval.ts";
import type { KnownService } from "./known-services.ts";
import type { ServiceHistory } from "./service-histories.ts";

/**
 * The verdict on a payment to a service. `senseless` is a payment that is declined because it would be lost or
 * fail, such as a coin to the contract of a token: rightly, whoever the contract belongs to.
 */
export type ServiceVerdict = "approved" | "reviewed" | "declined" | "senseless";

/** A service with its verdict, with labels and with labels withheld. */
export interface JudgedService extends Pick<KnownService, "category"> {
  readonly extent: ServiceHistory["extent"] | null;
  readonly read: ServiceVerdict;
  readonly withheld: ServiceVerdict;
}

/** Counts of verdicts on payments to known services. */
export interface Verdicts {
  readonly wallets: number;
  /** Declined for fraud: the false positives. */
  readonly declined: number;
  readonly senseless: number;
  readonly reviewed: number;
  readonly approved: number;
  /** `declined / wallets`; `null` when there are no wallets. */
  readonly false_positive_rate: number | null;
  /** Wilson's 95 % interval of the rate, each service taken as one case; `null` when there are no wallets. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** The same wallets judged with labels and without. */
export interface BothVerdicts {
  readonly labels_read: Verdicts;
  readonly labels_withheld: Verdicts;
}

/** The verdicts on the services of one category. */
export interface ServiceGroup {
  /** `all` for the services of every category. */
  readonly category: string;
  readonly all: BothVerdicts;
  /** Only those of which a history is held, whole or in part: without labels, only these can be told apart. */
  readonly with_history: BothVerdicts & { readonly whole: number; readonly part: number };
}

/** Counts the verdicts by category, in the order of their names, and then those of all. */
export function countVerdicts(judged: readonly JudgedService[]): ServiceGroup[] {
  const groups = [...Map.groupBy(judged, ({ category }) => category)];
  const sorted = groups.sort(([a], [b]) => (a < b ? -1 : 1));
  return [...sorted.map(([category, each]) => groupOf(category, each)), groupOf("all", judged)];
}

function groupOf(category: string, judged: readonly JudgedService[]): ServiceGroup {
  const held = judged.filter(({ extent }) => extent !== null);
  const count = (extent: ServiceHistory["extent"]) => held.filter((each) => each.extent === extent).length;
  return {
    category,
    all: bothOf(judged),
    with_history: { ...bothOf(held), whole: count("whole"), part: count("part") },
  };
}

function bothOf(judged: readonly JudgedService[]): BothVerdicts {
  return {
    labels_read: verdictsOf(judged.map(({ read }) => read)),
    labels_withheld: verdictsOf(judged.map(({ withheld }) => withheld)),
  };
}

function verdictsOf(verdicts: readonly ServiceVerdict[]): Verdicts {
  const count = (verdict: ServiceVerdict) => verdicts.filter((each) => each === verdict).length;
  const declined = count("declined");
  const { share, ...interval } = shareInterval(declined, Math.max(1, verdicts.length));
  return {
    wallets: verdicts.length,
    ...{ declined, senseless: count("senseless"), reviewed: count("reviewed"), approved: count("approved") },
    ...(verdicts.length === 0
      ? { false_positive_rate: null, interval: null }
      : { false_positive_rate: share, interval }),
  };
}
