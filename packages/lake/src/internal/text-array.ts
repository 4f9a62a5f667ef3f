/** Texts in the form in which PostgreSQL reads a `text[]`. The driver's own takes several times as long. */
export function textArray(texts: readonly string[]): string {
  return `{${texts.map(quoted).join()}}`;
}

const SPECIAL = /["\\]/;

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll(/["\\]/g, "\\$&")}"` : `"${text}"`;
}
