import { type Failure, unprocessable } from "./failure.ts";

/** One line of a text, counted from 1, without its line end; an overlong line is an error instead. */
export type Line =
  | { readonly line: number; readonly text: string; readonly error?: never }
  | { readonly line: number; readonly text?: never; readonly error: Failure };

export interface LineOptions {
  readonly signal?: AbortSignal;
  /** Longest line, in characters. */
  readonly maxLength?: number;
}

const MAX_LINE_CHARS = 64 * 1024 * 1024;

/**
 * Cuts the pieces of a text that is being read into lines, in batches as they arrive, so that memory is bounded by the
 * longest line and not by the text.
 */
export async function* linesOf(
  texts: AsyncIterable<string>,
  { maxLength = MAX_LINE_CHARS }: LineOptions = {},
): AsyncGenerator<readonly Line[]> {
  let line = 0;
  let open = "";
  let skipping = false;

  /** The lines completed by `text`; text after the last line end is kept for the next call. */
  const cut = (text: string): Line[] => {
    const parts = text.split("\n");
    open += parts[0];
    const lines: Line[] = [];
    for (let i = 1; i < parts.length; i++) {
      lines.push(close());
      open = parts[i]!;
    }
    if (open.length > maxLength) {
      skipping = true;
      open = "";
    }
    return lines;
  };
  const close = (): Line => {
    line += 1;
    const text = open.endsWith("\r") ? open.slice(0, -1) : open;
    const tooLong = skipping || text.length > maxLength;
    open = "";
    skipping = false;
    return tooLong ? { line, error: tooLongFailure(line, maxLength) } : { line, text };
  };

  for await (const text of texts) {
    const lines = cut(text);
    if (lines.length > 0) yield lines;
  }
  if (open !== "" || skipping) yield [close()];
}

function tooLongFailure(line: number, maxLength: number): Failure {
  return unprocessable("line", "too_long", `Line ${line} is longer than ${maxLength} characters.`);
}
