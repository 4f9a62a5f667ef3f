import type { AddressLink } from "@tetron/domain/address-link";
import type { Sides } from "../effects.ts";
import { changeOf } from "./change-of.ts";
import { onePayer } from "./one-payer.ts";

/** A link without the transaction that shows it. */
export type Linked = Pick<AddressLink, "address" | "other" | "rule">;

/**
 * Which addresses a transaction shows to be of one holder: the first that paid with each of the others, and with the
 * address that got what was left. None where it may be of several holders.
 *
 * @param isKnown - Whether an address was there before the transaction. Change goes to a new one, so none of a known one.
 */
export function linksOf(sides: Sides, isKnown: (address: string) => boolean): Linked[] {
  const payer = onePayer(sides);
  if (payer.doubt !== null) return [];
  const [address, ...others] = payer.addresses;
  const links: Linked[] = others.map((other) => ({ address: address!, other, rule: "common_inputs" }));
  const change = changeOf(sides, payer);
  if (change !== null && !isKnown(change)) links.push({ address: address!, other: change, rule: "change" });
  return links;
}
