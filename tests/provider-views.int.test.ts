/**
 * Checks that a wallet that is read through a provider has the features of its full history, in every column that
 * the provider can tell, and unknown ones in the others.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { missingAnvil, RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { indexOf, makeTraffic, SECOND } from "@tetron/connectors/anvil/traffic/testing";
import { parseExplorerAccount } from "@tetron/connectors/datasets/explorer-account";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { anAlchemy } from "@tetron/connectors/providers/alchemy/testing";
import { openProviders } from "@tetron/connectors/providers/configured/open-providers";
import { anOtsNode } from "@tetron/connectors/providers/ots/testing";
import { providerSettings } from "@tetron/connectors/providers/settings";
import { anExplorer, type ExplorerAccountRows } from "@tetron/connectors/providers/testing";
import type { AccountHistory } from "@tetron/domain/history";
import { BEHAVIOUR, behaviour } from "@tetron/features/behaviour";
import { WALLET_44, wallet44 } from "@tetron/features/wallet-44";
import { trainingData } from "@tetron/training/testing";
import { expect, test } from "vitest";
import { z } from "zod";

type Account = (address: string) => ExplorerAccountRows | undefined;

const { signal } = new AbortController();
const FAST = {
  TETRON_ETHERSCAN_PER_SECOND: "100000",
  TETRON_ALCHEMY_UNITS_PER_SECOND: "10000000",
  TETRON_ALCHEMY_UNITS_PER_DAY: "1000000000",
  TETRON_RPC_HISTORY_PER_SECOND: "100000",
};
const FIXTURE = "../packages/connectors/src/datasets/fixtures/sample-accounts.ndjson.gz";

/** Opens each provider over one chain. `node` is a node of it; an emulated one when absent. */
async function openAll(stack: AsyncDisposableStack, account: Account, node?: string) {
  const [explorer, small, alchemy, otterscan] = await Promise.all([
    anExplorer({ account }),
    anExplorer({ account, mostRows: 7 }),
    anAlchemy({ account }),
    anOtsNode({ account }),
  ]);
  for (const each of [explorer, small, alchemy, otterscan]) stack.use(each);
  const pools = {
    etherscan: { TETRON_ETHERSCAN_URL: explorer.url },
    "etherscan in pages of 7": { TETRON_ETHERSCAN_URL: small.url },
    alchemy: { TETRON_ALCHEMY_URL: alchemy.url },
    ots: { TETRON_RPC_ETHEREUM: node ?? otterscan.url },
  };
  return Object.entries(pools).map(([name, env]) => ({
    name,
    pool: openProviders(stack, z.object(providerSettings).parse({ ...FAST, ...env })),
  }));
}

/** Each column of both feature sets; one that is unknown is named as such. */
function columnsOf(history: AccountHistory): Record<string, number | "unknown"> {
  const numbers = [...behaviour(history), ...wallet44(history)];
  const names = [
    ...BEHAVIOUR.map((name) => `behaviour.${name}`),
    ...WALLET_44.map((name) => `wallet-44.${name}`),
  ];
  return Object.fromEntries(
    names.map((name, i) => [name, Number.isNaN(numbers[i]!) ? "unknown" : numbers[i]!]),
  );
}

/** The columns that a view leaves unknown though the full history has them. */
const lostIn = (view: AccountHistory, full: AccountHistory) => {
  const whole = columnsOf(full);
  return Object.entries(columnsOf(view)).flatMap(([name, value]) =>
    value === "unknown" && whole[name] !== "unknown" ? [name] : [],
  );
};

function fullHistory(address: string, { normal, erc20 }: ExplorerAccountRows): AccountHistory {
  const withMethods = normal.map((row) => {
    const input = String(row["input"] ?? "");
    return { methodId: input.length >= 10 ? input.slice(0, 10) : "", ...row };
  });
  return parseExplorerAccount({ network: "ethereum", address, normal: withMethods, erc20 }).history;
}

function byHashInBlock(history: AccountHistory): AccountHistory {
  const transactions = history.transactions.toSorted(
    (a, b) => a.timestamp - b.timestamp || a.hash!.localeCompare(b.hash!),
  );
  return { ...history, transactions };
}

/** Reads a wallet through each provider and compares every column; returns what each of them loses. */
async function compareViews(
  providers: Awaited<ReturnType<typeof openAll>>,
  address: string,
  full: AccountHistory,
): Promise<Record<string, readonly string[]>> {
  const lost: Record<string, readonly string[]> = {};
  for (const { name, pool } of providers) {
    const { history, coverage } = await pool.read({ network: "ethereum", address }, signal);
    expect(coverage, `${name} of ${address}`).toMatchObject({ complete: true, from: "start" });
    const { sees } = history!;
    const expected = { ...full, ...(sees && { sees }) };
    // Without receipts Alchemy does not tell where in its block a transaction stands.
    const isInOrder = name !== "alchemy" || sees!.status;
    const ordered = isInOrder ? (each: AccountHistory) => each : byHashInBlock;
    expect(columnsOf(ordered(history!)), `${name} of ${address}`).toEqual(columnsOf(ordered(expected)));
    lost[name] = lostIn(history!, full);
  }
  return lost;
}

test.skipIf(missingAnvil())("a running chain has the same features through each provider", async () => {
  await using stack = new AsyncDisposableStack();
  const anvil = stack.use(await startAnvil(1));
  await makeTraffic(anvil, 16);
  const account = await indexOf(anvil);
  const providers = await openAll(stack, account, anvil.url);
  for (const address of [RICH, SECOND]) {
    const rows = account(address);
    expect(rows.normal.length).toBeGreaterThan(40);
    expect(rows.erc20).toHaveLength(16);
    const lost = await compareViews(providers, address, fullHistory(address, rows));
    expect(lost["etherscan"]).toEqual([]);
    expect(lost["etherscan in pages of 7"]).toEqual([]);
    // More transactions than receipts are asked for.
    const columns = lost["alchemy"]!.filter((name) => name.startsWith("behaviour."));
    expect(new Set(columns)).toEqual(
      new Set(["behaviour.call_share", "behaviour.failed_share", "behaviour.methods"]),
    );
    for (const name of lost["ots"]!) expect(name).toMatch(/^wallet-44\.erc20_/);
  }
});

/**
 * The accounts of a file that every provider can tell in full: Alchemy does not list who created a contract, and
 * nobody but an explorer lists an allocation of the first block, which is no transaction.
 */
function accountsIn(path: string): ReadonlyMap<string, ExplorerAccountRows> {
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  const accounts = lines.map(
    (line) => JSON.parse(line) as ExplorerAccountRows & { readonly address: string },
  );
  const isWallet = ({ address, normal }: (typeof accounts)[number]) =>
    normal.every((row) => row["contractAddress"] !== address && String(row["hash"]).startsWith("0x"));
  return new Map(accounts.filter(isWallet).map(({ address, ...rows }) => [address, rows]));
}

const { data } = trainingData();
const real = datasetPaths(data).sampleAccounts;

test.each([
  ["the shipped accounts", fileURLToPath(new URL(FIXTURE, import.meta.url)), 3],
  ["the public data set's accounts", real, 100],
])("%s have the same features through each provider", async (_, path, atLeast) => {
  if (!existsSync(path)) return;
  await using stack = new AsyncDisposableStack();
  const accounts = accountsIn(path);
  const providers = await openAll(stack, (address) => accounts.get(address));
  let compared = 0;
  for (const [address, rows] of accounts) {
    const full = fullHistory(address, rows);
    // Of a longer one both ends are read.
    if (Math.max(full.transactions.length, full.tokenTransfers.length) > 1_000) continue;
    await compareViews(providers, address, full);
    compared += 1;
  }
  expect(compared).toBeGreaterThanOrEqual(atLeast);
});
