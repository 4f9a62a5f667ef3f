import { ALARM_PROBABILITY } from "@tetron/models/model-card";
import { formatPercent } from "../measure/markdown.ts";
import { ALL_GROUP, type HonestGroup, LATE_GROUP } from "./honest-groups.ts";
import { honestTable } from "./honest-tables.ts";

/**
 * The section of the fraud model's card about honest wallets, as Markdown.
 *
 * @param prior - The share of fraud that the probabilities assume, 0-1.
 */
export function honestSection(groups: readonly HonestGroup[], prior: number): string {
  return `## Honest wallets taken for fraud

How many honest wallets have a fraud probability of ${ALARM_PROBABILITY} or more at a prior of ${formatPercent(prior)}, by group. The normal wallets of the public
dataset are estimated by trees that were not fitted to them (five folds, first seed). Since normal wallets of a later time
are not in any dataset, the last group is what these wallets did later, as if they had begun then:
${laterThanAll(groups)}. The training data has
fraud of that time and no normal wallet. How often known services (exchanges, bridges, contracts) are declined is in
[evaluation.md](../evaluation.md#known-services).

${honestTable("", groups)}`;
}

/** How much more often a later history is taken for fraud than that of any normal wallet. */
function laterThanAll(groups: readonly HonestGroup[]): string {
  const shareOf = (name: string) => groups.find(({ group }) => group === name)!.interval!.share;
  const times = shareOf(LATE_GROUP) / shareOf(ALL_GROUP);
  return `they are taken for fraud ${times.toFixed(1)} times as often as all`;
}
