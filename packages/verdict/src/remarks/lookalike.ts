import type { Resemblance } from "@tetron/models/reputation/lookalikes";
import { computed } from "../reason.ts";
import type { Remark } from "../remark.ts";
import type { PartyOfFace } from "../score-inputs.ts";

/** What is known of the sender's parties that look like the recipient. */
export interface Faces {
  /** Who has the recipient's face among the parties that are held in full, the recipient itself included. */
  readonly sameFace: readonly PartyOfFace[];
  /** How the recipient stands to the parties that reputation keeps of the sender; `null` when it keeps none. */
  readonly resemblance: Resemblance | null;
}

/**
 * Whether the recipient only looks like a party of the sender; `null` when it does not, or when it is that party.
 *
 * A coin that was sent to it proves that it is meant. A token transfer does not, for anybody can write one of nothing
 * into the history of another, as poisoners do: it takes more of them than its twin has.
 */
export function lookalike(recipient: string, { sameFace, resemblance }: Faces): Remark | null {
  const own = sameFace.find(({ address }) => address === recipient);
  if (own !== undefined && own.coins > 0) return null;
  const paid = paymentsTo(own);
  const twin = sameFace.find((each) => each !== own && paymentsTo(each) > 0 && paymentsTo(each) >= paid);
  if (twin !== undefined) return remark(twin.address, paymentsTo(twin), resemblance?.sentDust === true);
  if (own !== undefined || !resemblance?.hasTwin || (resemblance.isParty && !resemblance.sentDust))
    return null;
  return remark(null, null, resemblance.sentDust);
}

function paymentsTo(party: PartyOfFace | undefined): number {
  return party === undefined ? 0 : party.coins + party.tokens + party.approved;
}

function remark(twin: string | null, payments: number | null, sentDust: boolean): Remark {
  const whom = twin === null ? "a party of its history" : `${twin}, which it paid before`;
  return {
    code: "LOOKALIKE_RECIPIENT",
    title: `The recipient is not the party that it looks like: the sender knows ${whom}`,
    side: "to",
    evidence: [
      ...(twin === null ? [] : [computed("looks_like", twin)]),
      ...(payments === null ? [] : [computed("payments_to_it", payments)]),
      ...(sentDust ? [computed("sent_dust_to_the_sender", true)] : []),
    ],
  };
}
