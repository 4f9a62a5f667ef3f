const BEGIN = "<!-- settings -->";
const END = "<!-- /settings -->";

/** Replaces the table between the README's two marks. @throws Error when a mark is missing. */
export function withSettings(readme: string, table: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks ${BEGIN} or ${END}.`);
  return `${before}${BEGIN}\n${table.trimEnd()}\n${END}${after}`;
}
