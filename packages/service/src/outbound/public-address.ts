import { isIPv4 } from "node:net";
import { ipRanges, plainIp } from "../ip-ranges.ts";

/** Of IPv4, what is not a public address of one host: IANA's special-purpose registry, multicast and reserved. */
const NOT_PUBLIC_V4 = ipRanges([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]);

/** Of IPv6, what is given out to hosts. NAT64, mapped, unique local, link-local and multicast addresses lie outside. */
const GLOBAL_V6 = ipRanges(["2000::/3"]);
/** Within that, what leads elsewhere: Teredo and other protocols, documentation, 6to4. */
const NOT_PUBLIC_V6 = ipRanges(["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"]);

const LOOPBACK = ipRanges(["127.0.0.0/8", "::1"]);

/** Whether an address is of one host on the internet. Text that is no address is not. */
export function isPublicAddress(address: string): boolean {
  const plain = plainIp(address);
  if (plain === undefined) return false;
  if (isIPv4(plain)) return !NOT_PUBLIC_V4.contains(plain);
  return GLOBAL_V6.contains(plain) && !NOT_PUBLIC_V6.contains(plain);
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.contains(address);
}
