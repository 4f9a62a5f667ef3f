import { BAD_COUNT, DUST_SENT, FRAUD_REPORTS, ROW, ROW_SUMS, SANCTIONED_COUNT } from "./layout.ts";
import type { ReputationState } from "./state.ts";

const ADVERSE = [
  ...[BAD_COUNT, BAD_COUNT + 1, SANCTIONED_COUNT, SANCTIONED_COUNT + 1, DUST_SENT, FRAUD_REPORTS],
];

/** Whether an address dealt with bad parties, sent dust or is reported. */
export function isAtFault({ closed, open }: Pick<ReputationState, "closed" | "open">): boolean {
  return [closed, open].some((rows) => {
    for (let at = ROW_SUMS; at < rows.length; at += ROW)
      if (ADVERSE.some((sum) => rows[at + sum]! > 0)) return true;
    return false;
  });
}
