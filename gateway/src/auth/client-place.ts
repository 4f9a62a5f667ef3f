import { isIPv6 } from "node:net";
import { plainIp } from "@tetron/service/ip-ranges";

/** Hextets of an IPv6 address that identify one subscriber: a /64. */
const SUBSCRIBER_HEXTETS = 4;
/** Hextets of a whole address. */
const HEXTETS = 8;

/**
 * The subscriber of an address: an IPv4 address itself, also when written as IPv6; the /64 of an IPv6 address
 * in any notation.
 */
export function placeOf(address: string): string {
  const plain = plainIp(address);
  if (plain === undefined || !isIPv6(plain)) return plain ?? address;
  return `${hextetsOf(plain)
    .slice(0, SUBSCRIBER_HEXTETS)
    .map((hextet) => hextet.toString(16))
    .join(":")}::/64`;
}

/** All eight numbers of an IPv6 address as `plainIp` writes it. */
function hextetsOf(address: string): readonly number[] {
  const [before = [], after = []] = address
    .split("::")
    .map((part) => (part === "" ? [] : part.split(":").map((hextet) => Number.parseInt(hextet, 16))));
  return [...before, ...Array<number>(HEXTETS - before.length - after.length).fill(0), ...after];
}
