import { type FreezeKind, freezingToken } from "@tetron/domain/issuer-freeze";
import type { Network } from "@tetron/domain/network";
import type { Evidence } from "../reason.ts";
import type { Remark } from "../remark.ts";

/** The newest that the contract of one token says of a wallet. */
export interface HeldFreeze {
  /** Where the contract is: an owner's key has its address on every EVM network. */
  readonly network: Network;
  readonly contract: string;
  readonly kind: FreezeKind;
  readonly at: Date;
  readonly height: number;
  readonly blockHash: string;
  readonly transactionHash: string;
  /** Place of the log in its block. */
  readonly log: number;
}

/** Freezes that a remark gives as evidence at most. */
const MAX_SHOWN = 3;

/** Remarks that an issuer froze a wallet by the chain, or released it; none of a wallet that none ever froze. */
export function freezeRemarks(side: "from" | "to", held: readonly HeldFreeze[] = []): Remark[] {
  const frozen = held.filter(({ kind }) => kind !== "unfrozen");
  if (frozen.length > 0)
    return [
      {
        code: "ISSUER_FROZEN",
        title: "The issuer of a token has frozen the wallet",
        side,
        evidence: frozen.slice(0, MAX_SHOWN).flatMap(evidenceOf),
      },
    ];
  if (held.length === 0) return [];
  return [
    {
      code: "ISSUER_UNFROZEN",
      title: "The issuer of a token had frozen the wallet and has released it",
      side,
      evidence: held.slice(0, MAX_SHOWN).flatMap(evidenceOf),
    },
  ];
}

/** The event by which the contract says it, so that anybody can look it up. */
function evidenceOf({ network, contract, kind, at, ...place }: HeldFreeze): Evidence[] {
  const token = freezingToken(network, contract);
  const source = `${network} ${contract}`;
  const facts = [
    [kind, token === undefined ? contract : `${token.symbol} of ${token.issuer}`],
    ["at", at.toISOString()],
    ["block", `${place.height} ${place.blockHash}`],
    ["transaction", place.transactionHash],
    ["log", `${place.log}`],
  ] as const;
  return facts.map(([name, value]) => ({ name, value, source }));
}
