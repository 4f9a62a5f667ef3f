import type { Bounds, Scope } from "./bounds.ts";
import type { Found } from "./found.ts";
import type { Heap } from "./heap.ts";
import type { Labels } from "./labels.ts";

/** How much better than a kept label a new one must be to be kept as well, in each measure's unit. */
export interface Slack {
  /** Micro-USD, for gas and losses separately. */
  readonly fee: number;
  readonly time: number;
  readonly risk: number;
}

export const EXACT: Slack = { fee: 0, time: 0, risk: 0 };

/** A search under way. */
export interface Run extends Scope {
  readonly bounds: Bounds;
  readonly labels: Labels;
  readonly heap: Heap;
  readonly found: Found;
  /** Live labels at each node except the end. */
  readonly fronts: (number[] | undefined)[];
  /** The node of the recipient's wallet. */
  readonly recipient: number;
  /** The largest loss that leaves enough for every minimum. */
  readonly enough: number;
  readonly maxFee: number;
  readonly maxTime: number;
  readonly slack: Slack;
}
