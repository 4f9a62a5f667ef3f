/** Texts that people send in place of an address: their form, what they are, and what to send. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^ethereum:/i, "is an EIP-681 payment URI: send only the address in it"],
  [/^[a-z0-9-]{2,20}:0x[0-9a-f]{40}$/i, "has a prefix: send only the part after the colon"],
  [/^[^\s.:/]+(\.[^\s.:/]+)*\.[a-z]{2,}$/i, "is a name, such as ENS has: resolve it, and send the address"],
  [/^T[1-9A-HJ-NP-Za-km-z]{33}$/, "looks like a Tron address, and Tron is not served"],
];

/** What a text is that is not an address of any network, ending a sentence; `undefined` for any other text. */
export function notAnAddress(text: string): string | undefined {
  return FORMS.find(([form]) => form.test(text))?.[1];
}
