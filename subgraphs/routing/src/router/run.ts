import type { Bounds, Scope } from "./bounds.ts";
import type { Found } from "./found.ts";
import type { Heap } from "./heap.ts";
import type { Labels } from "./labels.ts";

/** How much better a label must be than a kept one to be kept as well; each in its measure's unit. */
export interface Slack {
  /** Micro-USD, for gas and for losses each. */
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
  /** Labels alive at each node but the end. */
  readonly fronts: (number[] | undefined)[];
  /** The node that stands for the recipient's wallet. */
  readonly recipient: number;
  /** The largest loss that leaves enough for every minimum. */
  readonly enough: number;
  readonly maxFee: number;
  readonly maxTime: number;
  readonly slack: Slack;
}
