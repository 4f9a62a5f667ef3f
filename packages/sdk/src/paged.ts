/** A page to await, and every item of it and the pages after it to iterate over. */
export type Paged<Page, Item> = Promise<Page> & AsyncIterable<Item>;

type Input = Readonly<Record<string, unknown>>;

interface PageSource {
  /** The member of a page that has its items. */
  readonly items: string;
  /** The input for the page after a cursor. */
  readonly next: (input: Input, cursor: string) => Input;
  readonly ask: (input: Input) => Promise<unknown>;
}

/** Asks for a page at once, and for the ones after it as they are iterated over. */
export function paged({ items, next, ask }: PageSource, input: Input): Paged<unknown, unknown> {
  const first = ask(input);
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      for (let page: unknown = await first; ; ) {
        const { [items]: list, next_cursor: cursor } = page as Record<string, unknown>;
        yield* list as unknown[];
        if (typeof cursor !== "string") return;
        page = await ask(next(input, cursor));
      }
    },
  });
}
