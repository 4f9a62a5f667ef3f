/** Patterns of secrets inside other text, each with its replacement. */
const PATTERNS: readonly (readonly [secret: RegExp, shown: string])[] = [
  // Our own API keys: the part that identifies the key stays.
  [/\b(tk_(?:live_|test_)?[\w-]{4})[\w-]{20,}/g, "$1[redacted]"],
  // Those of webhooks sign what is sent.
  [/\b(whsec_)[\w-]{20,}/g, "$1[redacted]"],
  [/\b(bearer )[^\s"\\]+/gi, "$1[redacted]"],
  // The password in a connection string.
  [/(:\/\/[^\s:/@"]*:)[^\s/@"]+(?=@)/g, "$1[redacted]"],
];

/** Removes what looks like a secret from a line of text, whatever field it strayed into. */
export function scrub(line: string): string {
  return PATTERNS.reduce((text, [secret, shown]) => text.replace(secret, shown), line);
}
