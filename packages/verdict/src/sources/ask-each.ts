import { type Answer, querySource } from "./ask-in-time.ts";
import type { AnySource, FactName, Facts, Question } from "./source.ts";

/** A source and what became of asking it. */
export interface Asked {
  readonly source: AnySource;
  readonly answer: Answer<Partial<Facts>>;
}

/**
 * Asks every source as soon as those before it have told what it needs, each for no longer than its own deadline. A
 * source whose need was not told in time is late with it: nobody could ask it.
 */
export async function askEach(
  sources: readonly AnySource[],
  question: Omit<Question, "known">,
  signal: AbortSignal,
): Promise<Asked[]> {
  const asked: Promise<Asked>[] = [];
  for (const source of sources) {
    const before = asked.filter((_, i) => tellsAny(sources[i]!, source.needs));
    asked.push(askAfter(before, source, question, signal));
  }
  return Promise.all(asked);
}

/** What the sources told together; of a fact that several told, what the last of them said. */
export function toldBy(asked: readonly Asked[]): Partial<Facts> {
  return Object.assign({}, ...asked.map(({ answer }) => answer.value));
}

async function askAfter(
  before: readonly Promise<Asked>[],
  source: AnySource,
  question: Omit<Question, "known">,
  signal: AbortSignal,
): Promise<Asked> {
  const { needs, deadlineMs } = source;
  const known = toldBy(await Promise.all(before));
  const missing = needs.find((fact) => known[fact] === undefined);
  if (missing !== undefined) {
    const cause = new Error(`Not asked: nobody told ${missing} in time.`);
    return { source, answer: { late: true, value: undefined, cause } };
  }
  // All that the source needs is there; of the rest it knows nothing.
  const whole = { ...question, known: known as Facts };
  return {
    source,
    answer: await querySource({ deadlineMs, ask: (each) => source.ask(whole, each) }, signal),
  };
}

function tellsAny({ tells }: AnySource, facts: readonly FactName[]): boolean {
  return facts.some((fact) => tells.includes(fact));
}
