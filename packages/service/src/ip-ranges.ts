import { BlockList, isIP, isIPv4 } from "node:net";

/** Addresses and CIDR ranges, to look addresses up in. */
export interface IpRanges {
  /** Whether an address lies in one of them. An IPv4 address that is written as IPv6 is the IPv4 address. */
  contains(address: string): boolean;
}

const MAPPED = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/;

/** @param ranges - Each must pass {@link isIpRange}. */
export function ipRanges(ranges: readonly string[]): IpRanges {
  // One list each: to a range of IPv6, an IPv4 address would be one of ::ffff:0:0/96.
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = familyOf(address);
    if (bits === undefined) lists[family].addAddress(address, family);
    else lists[family].addSubnet(address, Number(bits), family);
  }
  return {
    contains: (address) => {
      const plain = plainIp(address);
      return plain !== undefined && lists[familyOf(plain)].check(plain, familyOf(plain));
    },
  };
}

/**
 * Whether `text` is an IPv4 or IPv6 address, alone or with the length of a prefix. IPv4 is not written as IPv6, since
 * that looks like a range of IPv6 and would be none.
 */
export function isIpRange(text: string): boolean {
  const [, address = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (isIP(address) === 0 || address.includes("%") || plainIp(address) !== canonicalIp(address)) return false;
  return bits === undefined || Number(bits) <= (isIPv4(address) ? 32 : 128);
}

/**
 * An address as it is compared: without its zone, IPv6 in its shortest form, and one that stands for an IPv4 address as
 * that. @returns `undefined` for text that is no address.
 */
export function plainIp(address: string): string | undefined {
  const canonical = canonicalIp(address);
  const [, high = "", low = ""] = MAPPED.exec(canonical ?? "") ?? [];
  if (high === "") return canonical;
  const bytes = [high, low].flatMap((part) => {
    const value = Number.parseInt(part, 16);
    return [value >> 8, value & 0xff];
  });
  return bytes.join(".");
}

function canonicalIp(address: string): string | undefined {
  if (isIP(address) === 0) return undefined;
  if (isIPv4(address)) return address;
  // A URL writes its host in lower case, shortened, and an IPv4 address at its end as two hextets.
  return new URL(`http://[${address.split("%")[0]}]/`).hostname.slice(1, -1);
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv4(address) ? "ipv4" : "ipv6";
}
