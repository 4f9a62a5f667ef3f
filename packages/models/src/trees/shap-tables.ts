import type { Forest } from "./forest.ts";
import { gaussLegendre } from "./quadrature.ts";
import { type Questions, questionsOf } from "./questions.ts";

/** What a row can be to a node's column: out before the node, out at it, still in. */
export const STATES = 3;

/** One tree, and the rule that integrates over it. */
export interface Span {
  /** Its first node. */
  readonly root: number;
  readonly nodes: number;
  /** Shape `[points]`. */
  readonly weights: Float64Array;
  /** Where it begins in the tables; there it has the shape `[points, nodes, STATES]`. */
  readonly start: number;
}

/** What each node asks, and does to its parent's product: for every state, at every point of its tree's rule. */
export interface ShapTables extends Questions {
  readonly spans: readonly Span[];
  /** What the product is multiplied by. */
  readonly factors: Float64Array;
  /** What the node's column gains for each unit that the leaves below hold. */
  readonly gains: Float64Array;
}

/** The tables of every tree. */
export function shapTables(forest: Forest): ShapTables {
  const { roots, covers } = forest;
  const questions = questionsOf(forest);
  const { shares, earlier, widths } = questions;
  const rules = Array.from(widths, (width) => gaussLegendre(Math.ceil(width / 2)));
  let size = 0;
  const spans = Array.from(roots, (root, tree): Span => {
    const nodes = (roots[tree + 1] ?? covers.length) - root;
    const { weights } = rules[tree]!;
    const span = { root, nodes, weights, start: size };
    size += weights.length * nodes * STATES;
    return span;
  });
  const factors = new Float64Array(size);
  const gains = new Float64Array(size);
  for (const [tree, span] of spans.entries())
    for (const [k, t] of rules[tree]!.points.entries())
      for (let node = 1; node < span.nodes; node++) fill(span, node, { k, t });
  return { ...questions, spans, factors, gains };

  function fill({ root, nodes, start }: Span, node: number, { k, t }: { k: number; t: number }): void {
    const share = shares[root + node]!;
    const before = shares[root + earlier[root + node]!]!;
    const known = before + (1 - before) * t;
    const kept = share + (1 - share) * t;
    const gained = (1 - before) / known;
    const entry = start + (k * nodes + node) * STATES;
    factors.set([share / before, (share * (1 - t)) / known, kept / known], entry);
    gains.set([0, -1 / (1 - t) - gained, (1 - share) / kept - gained], entry);
  }
}
