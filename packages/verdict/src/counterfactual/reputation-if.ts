import type { ReputationEstimate, ScoreInputs, SideInputs } from "../score-inputs.ts";

/** What lists say of a wallet. */
export type SaidByLists = Pick<SideInputs, "labels" | "sanctions" | "fraudIn">;

/**
 * The reputation that a wallet of a score would have had if lists said only this of it; `undefined` where the evidence of
 * that time is not known any more.
 */
export type ReputationIf = (side: "from" | "to", said: SaidByLists) => ReputationEstimate | null | undefined;

/** Whether lists say as much of a wallet as before some were taken away. */
export function saysTheSame(before: SaidByLists, now: SaidByLists): boolean {
  return (
    now.labels.length === before.labels.length &&
    now.sanctions.length === before.sanctions.length &&
    (now.fraudIn === null) === (before.fraudIn === null)
  );
}

/** As far from certainty as a reputation goes. */
const [LOWEST, HIGHEST] = [1, 99];

/**
 * The payment with the reputations that its wallets have by what lists now say of them: the one that is known, or several of
 * which the ends are among them.
 *
 * @param scored - The payment before lists were taken away.
 */
export function withReputations(
  scored: ScoreInputs,
  varied: ScoreInputs,
  reputationIf: ReputationIf,
): [ScoreInputs, ...ScoreInputs[]] {
  const of = (side: "from" | "to"): readonly (ReputationEstimate | null)[] => {
    const { labels, sanctions, fraudIn, reputation } = varied[side];
    if (saysTheSame(scored[side], varied[side]) || reputation === null) return [reputation];
    const known = reputationIf(side, { labels, sanctions, fraudIn });
    if (known !== undefined) return [known];
    const ends = [LOWEST, HIGHEST].flatMap((score) => [
      { score, confidence: 0 },
      { score, confidence: reputation.confidence },
    ]);
    return [reputation, null, ...ends];
  };
  const [first, ...others] = of("from").flatMap((from) =>
    of("to").map((to) => ({
      ...varied,
      from: { ...varied.from, reputation: from },
      to: { ...varied.to, reputation: to },
    })),
  );
  return [first!, ...others];
}
