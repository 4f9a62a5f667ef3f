import { isIP } from "node:net";
import { unprocessable } from "@tetron/domain/failure";
import { isLoopback, isPublicAddress } from "./public-address.ts";

const MAX_URL_CHARS = 2_048;
/** Names that no public resolver knows. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|lan|home|corp|intranet)$/;

/** Where deliveries may go. */
export interface TargetRules {
  /** Allows this machine's own addresses, also without TLS; for development. */
  readonly toLoopback: boolean;
}

/**
 * Whether a webhook at `url` may connect to an address: a public one over TLS. It is asked for each connection, of the
 * address that is about to be connected to, so that a name may not come to mean another host.
 */
export function mayConnect(url: URL, address: string, { toLoopback }: TargetRules): boolean {
  if (toLoopback && isLoopback(address)) return true;
  return url.protocol === "https:" && isPublicAddress(address);
}

/** The host of a URL, without the brackets of an IPv6 address. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

/**
 * Reads a URL that a user names. A name is looked up at each connection, not here.
 *
 * @param field - The input field that the URL came from.
 * @throws Failure `UNPROCESSABLE` for what is no URL, has a name and password or a fragment, is not HTTPS, or names an
 *   address or a host that is not public.
 */
export function readTarget(text: string, rules: TargetRules, field = "url"): URL {
  if (text.length > MAX_URL_CHARS)
    throw unprocessable(field, "malformed", `${field}: is longer than ${MAX_URL_CHARS} characters.`);
  const url = URL.parse(text);
  if (url === null || url.hostname === "")
    throw unprocessable(
      field,
      "malformed",
      `${field}: is no URL with a host, such as https://example.com/hooks.`,
    );
  if (url.username !== "" || url.password !== "" || url.hash !== "")
    throw unprocessable(field, "malformed", `${field}: without name, password and fragment.`);
  const host = hostOf(url);
  const isOwn = rules.toLoopback && (isLoopback(host) || host === "localhost");
  if (url.protocol !== "https:" && !(isOwn && url.protocol === "http:"))
    throw unprocessable(field, "not_https", `${field}: must begin with https://.`);
  const isLocal = isIP(host) > 0 ? !mayConnect(url, host, rules) : LOCAL_NAME.test(host.replace(/\.$/, ""));
  if (isLocal && !isOwn)
    throw unprocessable(
      field,
      "not_public",
      `${field}: must name a host on the internet, not one of a private network.`,
    );
  return url;
}
