/**
 * Compares the prices of the graph's fields (`@cost` in `subgraphs/<name>/schema.graphql`, in microseconds)
 * with the CPU time that they take, over the supergraph with a large store. Each field is queried as often as
 * one operation may. Fails when a field takes more than three times its price, when an operation within all
 * limits takes over half a second, and when one blocks the event loop. Arguments: parts of names, such as
 * `WalletRisk.nearest`, to check only those fields.
 *
 * @module
 */
import { measure } from "@tetron/gateway/graphql/demand";
import { LIMITS } from "@tetron/gateway/graphql/limits";
import { readRules } from "@tetron/gateway/graphql/rules";
import { type OperationDefinitionNode, parse } from "graphql";
import { aHome } from "../platform.ts";
import { attacksOn } from "./cost/attacks.ts";
import { fillStore } from "./cost/large-store.ts";
import { type Probe, probesOf } from "./cost/probes.ts";
import { runOn } from "./cost/run-on.ts";
import { type Spent, spentBy } from "./cost/spent.ts";
import { openInProcess } from "./inside-platform.ts";

const MAX_OVER_PRICE_RATIO = 3;
/** Fixed cost of any operation, including some lake queries: covered by the rate limit, not by the price. */
const ALLOWANCE_MICROS = 6_000;
const MAX_MICROS = 500_000;
const MAX_DELAY_MS = { p99: 50, max: 250 };
const WALLETS = 100;
const MAX_MUTATIONS = 3;

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));

await using stack = new AsyncDisposableStack();
const platform = await openInProcess(stack, aHome(stack));
const store = await fillStore(platform);
const { schema, sdl } = platform.supergraph;
const rules = readRules(sdl);
const run = runOn(platform.supergraph, store.caller);

function demandOf(query: string) {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  return measure(schema, rules, { document, operation, variables: {} });
}

function isAllowed(query: string): boolean {
  const { depth, fields, cost } = demandOf(query);
  return depth <= LIMITS.depth && fields <= LIMITS.fields && cost <= LIMITS.cost;
}

/** The operation with as many uses of the field as are allowed; `undefined` when even one is not. */
function largest({ field, ask, manyWallets }: Probe): string | undefined {
  const most = field.startsWith("Mutation.") ? MAX_MUTATIONS : 300;
  for (let wallets = manyWallets ? WALLETS : 1; wallets >= 1; wallets = Math.floor(wallets / 2)) {
    for (let aliases = most; aliases >= 1; aliases = Math.floor(aliases / 2)) {
      const query = ask(aliases, wallets);
      if (isAllowed(query)) return query;
    }
  }
  return undefined;
}

const failures: string[] = [];
function judge(name: string, cost: number, { micros, delay }: Spent): void {
  const priced = MAX_OVER_PRICE_RATIO * cost + ALLOWANCE_MICROS;
  const wrong = [
    micros > priced && `takes ${(micros / cost).toFixed(1)} times its price`,
    micros > MAX_MICROS && "takes over half a second",
    (delay.max > MAX_DELAY_MS.max || delay.p99 > MAX_DELAY_MS.p99) && "holds up the event loop",
  ].filter((word) => word !== false);
  const told = `${name}: price ${cost} us, took ${micros} us, event loop p99 ${delay.p99} ms, max ${delay.max} ms`;
  console.log(wrong.length === 0 ? told : `${told}: ${wrong.join(", ")}`);
  if (wrong.length > 0) failures.push(name);
}

for (const probe of probesOf(schema, store).filter(({ field }) => isWanted(field))) {
  for (const query of new Set([probe.ask(1, 1), largest(probe)])) {
    if (query === undefined) failures.push(`${probe.field} (not even once within the limits)`);
    else judge(probe.field, demandOf(query).cost, await spentBy(() => run(query), priceOf(query)));
  }
}
for (const [name, query] of attacksOn(store, isAllowed).filter(([name]) => isWanted(`attack: ${name}`))) {
  const send = () =>
    fetch(`${platform.url}/graphql`, {
      method: "POST",
      headers: { Authorization: `Bearer ${platform.key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ query }),
    }).then((answer) => answer.text());
  judge(`attack: ${name}`, demandOf(query).cost, await spentBy(send, priceOf(query)));
}

function priceOf(query: string): number {
  return MAX_OVER_PRICE_RATIO * demandOf(query).cost + ALLOWANCE_MICROS;
}

console.log(
  failures.length === 0 ? "Every price holds." : `Under-priced or too slow: ${failures.join(", ")}`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
