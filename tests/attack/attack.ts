/**
 * Starts Tetron, runs known attacks against it and watches its event loop. Prints a line for each attack and
 * exits with 1 when one succeeds. An argument selects attacks by a part of their title.
 *
 * @module
 */

import type { Scope } from "@tetron/domain/scope";
import getPort from "get-port";
import { operationsOn } from "../operations.ts";
import { aHome, startEmbedded } from "../platform.ts";
import { runCommand } from "../process.ts";
import { dearQueries } from "./attacks/dear-queries.ts";
import { foreignLists } from "./attacks/foreign-lists.ts";
import { forgedRequests } from "./attacks/forged-requests.ts";
import { guessedKeys } from "./attacks/guessed-keys.ts";
import { killed } from "./attacks/killed.ts";
import { largeAnswers, slowReaders } from "./attacks/large-answers.ts";
import { thousandReputations } from "./attacks/thousand-reputations.ts";
import { unnamedOperation } from "./attacks/unnamed-operation.ts";
import type { Attack, Target } from "./target.ts";
import { usageOf } from "./usage.ts";
import { type Effect, LIMITS, watch } from "./watch.ts";

/** Attacks during which the process is watched; the last one restricts this address. */
const WATCHED: readonly Attack[] = [
  unnamedOperation,
  foreignLists,
  dearQueries,
  largeAnswers,
  slowReaders,
  thousandReputations,
  forgedRequests,
  // Last, because afterwards only known keys are accepted from this address.
  guessedKeys,
];
const LAST: readonly Attack[] = [killed];

const [chosen = ""] = process.argv.slice(2);
const isChosen = ({ title }: Attack) => title.includes(chosen);
if (![...WATCHED, ...LAST].some(isChosen)) throw new Error(`No attack's title has "${chosen}" in it.`);

await using stack = new AsyncDisposableStack();
const port = await getPort({ host: "127.0.0.1" });
const platform = stack.use(
  await startEmbedded(aHome(stack), { TETRON_OPERATIONS_PORT: String(port), LOG_LEVEL: "info" }),
);
const target: Target = {
  platform,
  operations: operationsOn(port),
  usage: () => usageOf(platform.edge.child.pid!),
  async keyOf(tenant: string, scopes: readonly Scope[]) {
    const args = ["--json", "keys", "create", "--tenant", tenant, "--scope", ...scopes];
    const { stdout } = await runCommand(args, platform.env);
    return { url: platform.url, key: JSON.parse(stdout).key };
  },
  printed: () => platform.edge.printed(),
};

let failed = 0;
for (const attack of WATCHED.filter(isChosen)) {
  const { value, effect } = await watch(target, () => attack.run(target));
  report(attack, [...value, ...exceeded(effect)], effectOf(effect));
}
for (const attack of LAST.filter(isChosen)) report(attack, await attack.run(target), "");
console.log(failed === 0 ? "Every attack was held." : `${failed} attacks did not hold.`);
process.exitCode = failed === 0 ? 0 : 1;

function report({ title }: Attack, problems: readonly string[], effect: string): void {
  if (problems.length > 0) failed += 1;
  console.log(`${problems.length === 0 ? "held  " : "FAILED"} ${title}${effect}`);
  for (const problem of problems) console.log(`       ${problem}`);
}

function exceeded({ loop: { p99Ms, maxMs } }: Effect): string[] {
  return [
    ...(p99Ms > LIMITS.p99Ms ? [`event loop: p99 ${p99Ms.toFixed(0)} ms`] : []),
    ...(maxMs > LIMITS.maxMs ? [`event loop: max ${maxMs.toFixed(0)} ms`] : []),
  ];
}

function effectOf({ loop: { p99Ms, maxMs }, deafMs, cpuSeconds, grownMb }: Effect): string {
  const delay = `event loop p99 ${p99Ms.toFixed(0)} ms, max ${maxMs.toFixed(0)} ms`;
  const rest = `/health/live within ${deafMs.toFixed(0)} ms, ${cpuSeconds.toFixed(1)} CPU s, ${grownMb.toFixed(0)} MB`;
  return `: ${delay}; ${rest}`;
}
