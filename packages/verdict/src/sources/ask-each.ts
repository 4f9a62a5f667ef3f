import { type Answer, querySource } from "./query-source.ts";
import type { AnySource, FactName, Facts, Question } from "./source.ts";

/** A source and its answer. */
export interface Asked {
  readonly source: AnySource;
  readonly answer: Answer<Partial<Facts>>;
}

/**
 * Asks every source as soon as the sources before it have answered with the facts that it needs, each with
 * its own deadline. A source is late, and never asked, when a fact that it needs did not arrive in time.
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

/** The facts from all sources; for a fact from several sources, the last one's value. */
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
  // Complete for what the source declared in `needs`; its type hides the rest.
  const whole = { ...question, known: known as Facts };
  return {
    source,
    answer: await querySource({ deadlineMs, ask: (each) => source.ask(whole, each) }, signal),
  };
}

function tellsAny({ tells }: AnySource, facts: readonly FactName[]): boolean {
  return facts.some((fact) => tells.includes(fact));
}
