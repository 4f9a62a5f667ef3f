/** A page to await, and every item of it and the pages after it to iterate over. */
export type Paged<Page, Item> = Promise<Page> & AsyncIterable<Item>;

/** What an endpoint is asked. */
export type Input = Readonly<Record<string, unknown>>;

/** Which members of a page are what. */
export interface PageShape {
  readonly items: string;
  /** The cursor of the page after it. On the last page it is null, or `has_more` is false. */
  readonly next: string;
  /** The parameter that takes it. */
  readonly cursor: string;
}

/** Asks for a page at once, and for the ones after it as they are iterated over. */
export function paged(
  { items, next, cursor }: PageShape,
  input: Input,
  ask: (input: Input) => Promise<unknown>,
): Paged<unknown, unknown> {
  const first = ask(input);
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      for (let answer = await first; ; ) {
        const page = answer as Record<string, unknown>;
        yield* page[items] as unknown[];
        if (page[next] === null || page["has_more"] === false) return;
        answer = await ask({ ...input, [cursor]: page[next] });
      }
    },
  });
}
