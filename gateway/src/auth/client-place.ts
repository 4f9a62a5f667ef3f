import { isIPv6 } from "node:net";

/** Hextets of an IPv6 address that identify one subscriber: a /64. */
const PREFIX = 4;
/** Hextets of a whole address. */
const HEXTETS = 8;

/**
 * The subscriber of an address: an IPv4 address itself, also when written as IPv6; the /64 of an IPv6 address
 * in any notation.
 */
export function placeOf(address: string): string {
  if (!isIPv6(address)) return address;
  const hextets = hextetsOf(address);
  const isMapped = hextets.slice(0, 5).every((hextet) => hextet === 0) && hextets[5] === 0xffff;
  if (isMapped)
    return hextets
      .slice(6)
      .flatMap((hextet) => [hextet >> 8, hextet & 0xff])
      .join(".");
  return `${hextets
    .slice(0, PREFIX)
    .map((hextet) => hextet.toString(16))
    .join(":")}::/64`;
}

/** All eight numbers of an IPv6 address, without its zone. */
function hextetsOf(address: string): readonly number[] {
  // A URL's host is in lower case, and an IPv4 address at its end is written as two hextets.
  const { hostname } = new URL(`http://[${address.split("%")[0]}]/`);
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split("::")
    .map((part) => (part === "" ? [] : part.split(":").map((hextet) => Number.parseInt(hextet, 16))));
  return [...before, ...Array<number>(HEXTETS - before.length - after.length).fill(0), ...after];
}
