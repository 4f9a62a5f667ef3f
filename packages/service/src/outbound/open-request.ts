import { lookup as dnsLookup } from "node:dns";
import { type ClientRequest, request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostOf, mayConnect, type TargetRules } from "./target.ts";

/** How addresses that users name are connected to. */
export interface OutboundRules extends TargetRules {
  /** Resolves names; the system's resolver when absent. */
  readonly resolve?: LookupFunction | undefined;
  /** Certificates of authorities in PEM, trusted instead of Node's own and those of `NODE_EXTRA_CA_CERTS`, which are meant when absent. */
  readonly authorities?: readonly string[] | undefined;
}

/**
 * Opens a request to a URL that a user named, on a connection of its own. Redirects are answers like others, and are not
 * followed. Every address that the host's name has at this moment must be allowed, and one of these is connected to; the
 * request fails with the code `ADDRESS_NOT_ALLOWED` otherwise.
 *
 * @throws Error `ADDRESS_NOT_ALLOWED` for a host that is an address and not allowed.
 */
export function openRequest(
  url: URL,
  rules: OutboundRules,
  options: Pick<RequestOptions, "method" | "headers" | "signal">,
): ClientRequest {
  const host = hostOf(url);
  // A host that is an address is never looked up.
  if (isIP(host) > 0 && !mayConnect(url, host, rules)) throw notAllowed(host);
  const open = url.protocol === "https:" ? httpsRequest : httpRequest;
  return open(url, {
    ...options,
    agent: false,
    lookup: allowedOnly(url, rules),
    ...(rules.authorities && { ca: [...rules.authorities] }),
  });
}

/** A lookup that fails when any of a name's addresses may not be connected to. */
function allowedOnly(
  url: URL,
  { resolve = dnsLookup as LookupFunction, ...rules }: OutboundRules,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === "string" ? [] : found;
      const refused = addresses.find(({ address }) => !mayConnect(url, address, rules));
      const [first] = addresses;
      if (first === undefined || refused !== undefined)
        return callback(notAllowed(refused?.address ?? "no address"), []);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

function notAllowed(address: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`The host is at ${address}, which is not on the internet.`), {
    code: "ADDRESS_NOT_ALLOWED",
  });
}
