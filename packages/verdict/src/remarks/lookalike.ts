import type { Resemblance } from "@tetron/models/reputation/lookalikes";
import { computedEvidence } from "../reason.ts";
import type { Remark } from "../remark.ts";
import type { PartyOfFace } from "../score-inputs.ts";

/** The sender's known parties that look like the recipient. */
export interface Faces {
  /** The parties held in full that have the recipient's face, including the recipient itself. */
  readonly sameFace: readonly PartyOfFace[];
  /** How the recipient resembles the sender's parties in its reputation state; `null` when there are none. */
  readonly resemblance: Resemblance | null;
}

/**
 * Remarks that the recipient resembles a party of the sender; `null` when it does not, or when it is that
 * party.
 *
 * An earlier payment in coins to the recipient proves that it is meant. A token transfer does not, because
 * anybody can put a zero-value transfer into another's history, as address poisoners do: the recipient then
 * needs more payments than its lookalike.
 */
export function findLookalike(recipient: string, { sameFace, resemblance }: Faces): Remark | null {
  const own = sameFace.find(({ address }) => address === recipient);
  if (own !== undefined && own.coins > 0) return null;
  const paid = paymentsTo(own);
  const [twin] = sameFace
    .filter((each) => each !== own && paymentsTo(each) > 0 && paymentsTo(each) >= paid)
    .sort(mostPaidFirst);
  if (twin !== undefined) return remark(twin.address, paymentsTo(twin), resemblance?.sentDust === true);
  if (own !== undefined || !resemblance?.hasTwin || (resemblance.isParty && !resemblance.sentDust))
    return null;
  return remark(null, null, resemblance.sentDust);
}

/** Coins first, since they are proof; the address decides among equals, whatever their order. */
function mostPaidFirst(a: PartyOfFace, b: PartyOfFace): number {
  return b.coins - a.coins || paymentsTo(b) - paymentsTo(a) || (a.address < b.address ? -1 : 1);
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
      twin === null
        ? computedEvidence("looks_like_a_party_in_its_reputation", true)
        : computedEvidence("looks_like", twin),
      ...(payments === null ? [] : [computedEvidence("payments_to_it", payments)]),
      ...(sentDust ? [computedEvidence("sent_dust_to_the_sender", true)] : []),
    ],
  };
}
