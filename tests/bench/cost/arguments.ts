import { type GraphQLField, type GraphQLObjectType, isRequiredArgument } from "graphql";
import { WALLETS } from "../../client.ts";
import type { LargeStore } from "./large-store.ts";
import { type ArgumentsOf, mutationArguments } from "./mutation-arguments.ts";

/** The largest page of a connection. */
const PAGE = "first: 100";

/** Arguments by field, each the most expensive that are allowed. Those of pages follow by themselves. */
export function argumentsFor(store: LargeStore): Readonly<Record<string, ArgumentsOf>> {
  const { addresses, score, route, key, webhook, hookSource, models } = store;
  const [from] = addresses;
  const payment = `fromAddress: "${from}", toAddress: "${WALLETS.other}", network: "ethereum"`;
  const now = Date.now();
  const moment = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
  const all = JSON.stringify(addresses.slice(0, 300));
  return {
    "Query.network": () => `id: "ethereum"`,
    "Query.wallet": () => `network: "ethereum", address: "${from}"`,
    "Query.paths": () => `network: "ethereum", from: "${from}", to: "${WALLETS.other}", maxHops: 4`,
    "Query.job": () => `id: "job_01${"1".padStart(24, "0")}"`,
    "Query.score": () => `id: "${score}"`,
    "Query.scoresById": () => `ids: ["${score}"]`,
    "Query.route": () => `id: "${route}"`,
    "Query.reputations": () => `network: "ethereum", addresses: ${all}`,
    "Query.quoteRoute": () => `input: { ${payment}, amount: "100", currency: "USDC", toNetwork: "polygon" }`,
    "Query.apiKey": () => `id: "${key}"`,
    "Query.webhook": () => `id: "${webhook}"`,
    "Query.modelComparison": () => `version: "${models[0]}"`,
    "Query.hookSource": () => `id: "${hookSource}"`,
    "Wallet.reputationHistory": () => `from: "${moment(1_010)}", to: "${moment(20)}", step: 60`,
    "WalletRisk.nearest": () => "first: 50",
    ...mutationArguments(store),
  };
}

/** Whether a field of a type has to be given arguments. */
export function needsArguments(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(isRequiredArgument);
}

/**
 * The arguments of one use of a field, in brackets; empty for a field without any.
 *
 * @throws Error for a field with required arguments that none are defined for.
 */
export async function argumentsOf(
  table: Readonly<Record<string, ArgumentsOf>>,
  type: GraphQLObjectType,
  name: string,
): Promise<string> {
  const field = type.getFields()[name]!;
  const of = table[`${type.name}.${name}`];
  if (of === undefined && needsArguments(field))
    throw new Error(`${type.name}.${name} needs arguments: add them in tests/bench/cost.`);
  const isPage = field.args.some((argument) => argument.name === "first");
  const given = of === undefined ? (isPage ? PAGE : "") : await of();
  return given === "" ? "" : `(${given})`;
}
