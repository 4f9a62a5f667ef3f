/** A TSDoc `@example` with its fenced code. */
const EXAMPLE = /@example\n \* ```ts\n((?: \*.*\n)*?) \* ```/g;

/** The code of each `@example` in a source file. */
export function examplesIn(source: string): string[] {
  return [...source.matchAll(EXAMPLE)].map(([, code]) => code!.replaceAll(/^ \* ?/gm, ""));
}
