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
import { type Prepare, type Spent, spentBy } from "./cost/spent.ts";
import { openInProcess } from "./inside-platform.ts";

const MAX_OVER_PRICE_RATIO = 3;
/** Fixed cost of any operation, including some lake queries: covered by the rate limit, not by the price. */
const ALLOWANCE_MICROS = 6_000;
const MAX_MICROS = 500_000;
const MAX_DELAY_MS = { p99: 50, max: 250 };
const WALLETS = 100;

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));

await using stack = new AsyncDisposableStack();
const platform = await openInProcess(stack, aHome(stack));
const store = await fillStore(platform);
const { schema, sdl } = platform.supergraph;
const rules = readRules(sdl);

function demandOf(query: string) {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  return measure(schema, rules, { document, operation, variables: {} });
}

function isAllowed(query: string): boolean {
  const { depth, fields, cost } = demandOf(query);
  return depth <= LIMITS.depth && fields <= LIMITS.fields && cost <= LIMITS.cost;
}

type Use = readonly [aliases: number, wallets: number];

/** The largest number of uses of the field that are allowed; `undefined` when not even one is. */
async function largest({ ask, maxAliases, manyWallets }: Probe): Promise<Use | undefined> {
  for (let wallets = manyWallets ? WALLETS : 1; wallets >= 1; wallets = Math.floor(wallets / 2)) {
    for (let aliases = maxAliases; aliases >= 1; aliases = Math.floor(aliases / 2)) {
      if (isAllowed(await ask(aliases, wallets))) return [aliases, wallets];
    }
  }
  return undefined;
}

const failures: string[] = [];
/** What is wrong with an operation of this price; empty when nothing is. */
function faultsOf(cost: number, { micros, delay }: Spent): string[] {
  return [
    micros > MAX_OVER_PRICE_RATIO * cost + ALLOWANCE_MICROS &&
      `takes ${(micros / cost).toFixed(1)} times its price`,
    micros > MAX_MICROS && "takes over half a second",
    (delay.max > MAX_DELAY_MS.max || delay.p99 > MAX_DELAY_MS.p99) && "holds up the event loop",
  ].filter((word) => word !== false);
}

async function judge(name: string, cost: number, prepare: Prepare): Promise<void> {
  const spent = await spentBy(prepare, (spent) => faultsOf(cost, spent).length === 0);
  const { micros, delay } = spent;
  const told = `${name}: price ${cost} us, took ${micros} us, event loop p99 ${delay.p99} ms, max ${delay.max} ms`;
  const faults = faultsOf(cost, spent);
  console.log(faults.length === 0 ? told : `${told}: ${faults.join(", ")}`);
  if (faults.length > 0) failures.push(name);
}

for (const probe of probesOf(schema, store).filter(({ field }) => isWanted(field))) {
  const most = await largest(probe);
  if (most === undefined) failures.push(`${probe.field} (not even once within the limits)`);
  const once: Use = [1, 1];
  const uses = most === undefined || String(most) === String(once) ? [once] : [once, most];
  for (const use of uses) {
    const { cost } = demandOf(await probe.ask(...use));
    const prepare: Prepare = async () => {
      const document = parse(await probe.ask(...use));
      return () => store.run(document);
    };
    await judge(probe.field, cost, prepare);
  }
}
for (const [name, query] of attacksOn(store, isAllowed).filter(([name]) => isWanted(`attack: ${name}`))) {
  const send = () =>
    fetch(`${platform.url}/graphql`, {
      method: "POST",
      headers: { Authorization: `Bearer ${platform.key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ query }),
    }).then((answer) => answer.text());
  await judge(`attack: ${name}`, demandOf(query).cost, async () => send);
}

console.log(
  failures.length === 0 ? "Every price holds." : `Under-priced or too slow: ${failures.join(", ")}`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
