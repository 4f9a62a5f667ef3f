/** A TSDoc `@example` with its fenced code. */
const EXAMPLE = /@example\n \* ```ts\n((?: \*.*\n)*?) \* ```/g;

/** The code of each `@example` in a source file. @throws Error when one is not fenced: nobody would check it. */
export function examplesIn(source: string): string[] {
  const found = [...source.matchAll(EXAMPLE)].map(([, code]) => code!.replaceAll(/^ \* ?/gm, ""));
  const tags = source.match(/^ \* @example/gm)?.length ?? 0;
  if (tags !== found.length) throw new Error("An @example is not fenced as ```ts.");
  return found;
}
