import type { ServerResponse } from "node:http";
import type { WalletRef } from "@tetron/domain/wallet";
import { Agent } from "undici";
import { afterAll, describe, expect, test } from "vitest";
import { createBudget } from "../rpc/budget.ts";
import { alchemy } from "./alchemy/alchemy.ts";
import { anAlchemy } from "./alchemy/testing.ts";
import { esplora } from "./esplora/esplora.ts";
import { anEsplora, type EsploraRow, txidOf } from "./esplora/testing.ts";
import { etherscan } from "./etherscan/etherscan.ts";
import { ots } from "./ots/ots.ts";
import { anOtsNode } from "./ots/testing.ts";
import { createPool } from "./pool.ts";
import type { WalletHistoryProvider } from "./provider.ts";
import { readWallet } from "./read-wallet.ts";
import { solanaRpc } from "./solana-rpc/solana-rpc.ts";
import { aSolanaNode, type SolanaRow, signatureOf } from "./solana-rpc/testing.ts";
import { anExplorer, type FaultHook, type Quirk, type Row } from "./testing.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();

const KEY = "SECRETKEYSECRETKEYSECRETKEY0123456";
const ADDRESS = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const BITCOIN = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
const SOLANA = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM";
const SOLANA_SHOP = "7xKXtg2CW87d97TXJSDpbDMQPzYVGQwPYNxfJhhhhhhh";
const EVM_WALLET = { network: "ethereum", address: ADDRESS } as const;
const MAX_BYTES = 1 << 22;
const PATIENT_MS = 25_000;
const IMPATIENT_MS = 100;

/** What a wallet's entries are like. */
interface Content {
  readonly entries: number;
  readonly value?: string;
  /** Whether the second entry failed. */
  readonly fails?: boolean;
  /** Whether the last entry is older than the one before it. */
  readonly turnsBack?: boolean;
  readonly tokens?: readonly { readonly symbol: string; readonly decimals: string; readonly value: string }[];
}

/** An emulator's faults. */
interface Wrong {
  readonly quirk?: Quirk;
  readonly fault?: FaultHook;
  /** Time limit of a request. */
  readonly requestMs?: number;
}

interface Bench {
  readonly name: string;
  readonly wallet: WalletRef;
  /** Opens the provider over its emulator. */
  open(content: Content, wrong: Wrong): Promise<{ provider: WalletHistoryProvider; asked(): number }>;
}

const requests = ({ requestMs = PATIENT_MS }: Wrong) => ({
  budget: createBudget({ perSecond: 1e9, perDay: 1e12 }),
  dispatcher: stack.adopt(new Agent({ maxResponseSize: MAX_BYTES }), (agent) => agent.destroy()),
  requestMs,
});

const hash = (n: number) => `0x${n.toString(16).padStart(64, "0")}`;

/** Seconds from the time of the first entry. */
function secondsOf(i: number, { entries, turnsBack = false }: Content): number {
  return turnsBack && i === entries - 1 ? i - 2 : i;
}

function evmRows(content: Content) {
  const { entries, value = "7", tokens = [], fails = false } = content;
  const row = (i: number): Row => ({
    ...{ blockNumber: `${1_000 + i}`, hash: hash(i), contractAddress: "" },
    timeStamp: `${1_500_000_000 + secondsOf(i, content)}`,
    ...{ from: i % 2 ? SHOP : ADDRESS, to: i % 2 ? ADDRESS : SHOP, value, methodId: "0x" },
    isError: fails && i === 1 ? "1" : "0",
  });
  return {
    normal: Array.from({ length: entries }, (_, i) => row(i)),
    erc20: tokens.map((token, i) => ({
      ...row(i),
      ...{
        value: token.value,
        tokenSymbol: token.symbol,
        tokenName: token.symbol,
        tokenDecimal: token.decimals,
      },
      contractAddress: SHOP,
    })),
  };
}

/** Answers each page of an explorer as the quirk says. */
function explorerQuirk(quirk: Quirk, rows: readonly Row[]) {
  return (query: URLSearchParams, response: ServerResponse): boolean => {
    const said = (result: readonly Row[]) =>
      response.end(JSON.stringify({ status: "1", message: "OK", result }));
    const start = Number(query.get("startblock"));
    const offset = Number(query.get("offset"));
    if (quirk === "empty") said([]);
    else if (quirk === "repeats") said(rows);
    else said(Array.from({ length: offset }, (_, i) => ({ ...rows[0]!, blockNumber: `${start + 1 + i}` })));
    return true;
  };
}

const explorers: Bench = {
  name: "etherscan",
  wallet: EVM_WALLET,
  async open(content, wrong) {
    const { quirk, fault } = wrong;
    const rows = evmRows(content);
    const misled = quirk && explorerQuirk(quirk, rows.normal);
    const explorer = stack.use(
      await anExplorer({
        account: () => rows,
        fault: (query, response, nth) => (fault?.(response, nth) || misled?.(query, response)) ?? false,
      }),
    );
    const provider = etherscan({ ...requests(wrong), url: explorer.url, key: KEY, networks: ["ethereum"] });
    return { provider, asked: () => explorer.asked.length };
  },
};

const alchemys: Bench = {
  name: "alchemy",
  wallet: EVM_WALLET,
  async open(content, wrong) {
    const rows = evmRows(content);
    const node = stack.use(await anAlchemy({ ...wrong, account: () => rows }));
    const provider = alchemy({ ...requests(wrong), url: node.url, key: KEY });
    return { provider, asked: () => node.asked.length };
  },
};

const ownNodes: Bench = {
  name: "ots",
  wallet: EVM_WALLET,
  async open(content, wrong) {
    const rows = evmRows(content);
    const node = stack.use(await anOtsNode({ ...wrong, account: () => rows }));
    const provider = ots({ ...requests(wrong), network: "ethereum", url: `${node.url}/${KEY}` });
    return { provider, asked: () => node.asked.length };
  },
};

const esploras: Bench = {
  name: "esplora",
  wallet: { network: "bitcoin", address: BITCOIN },
  async open(content, wrong) {
    const { entries, value = "7" } = content;
    const rows = Array.from(
      { length: entries },
      (_, i): EsploraRow => ({
        txid: txidOf(i + 1),
        vin: [{ is_coinbase: true, prevout: null }],
        vout: [{ scriptpubkey_address: BITCOIN, value: Number(value) }],
        fee: 0,
        status: { confirmed: true, block_height: i, block_time: 1_500_000_000 + secondsOf(i, content) },
      }),
    ).toReversed();
    const server = stack.use(await anEsplora({ ...wrong, transactions: () => rows }));
    const provider = esplora({ ...requests(wrong), url: `${server.url}` });
    return { provider, asked: () => server.asked.length };
  },
};

function solanaRow(i: number, content: Content): SolanaRow {
  const { value = "7", tokens = [], fails = false } = content;
  const balance = (amount: string, { symbol, decimals }: { symbol: string; decimals: string }) => ({
    ...{ accountIndex: 2, mint: SOLANA_SHOP, owner: SOLANA },
    uiTokenAmount: { amount, decimals: Number(decimals), uiAmount: null, uiAmountString: symbol },
  });
  const [token] = i === 0 ? tokens : [];
  return {
    blockTime: 1_600_000_000 + secondsOf(i, content),
    version: 0,
    transaction: {
      signatures: [signatureOf(i)],
      message: { accountKeys: [SOLANA_SHOP, SOLANA].map((pubkey, at) => ({ pubkey, signer: at === 0 })) },
    },
    meta: {
      ...{ err: fails && i === 1 ? { InstructionError: [0, "Custom"] } : null, fee: 5_000 },
      ...{ preBalances: [1_000_000, 0], postBalances: [1_000, Number(value)] },
      preTokenBalances: token ? [balance("0", token)] : [],
      postTokenBalances: token ? [balance(token.value, token)] : [],
    },
  };
}

const solanas = (lists: boolean): Bench => ({
  name: lists ? "solana-rpc with lists" : "solana-rpc",
  wallet: { network: "solana", address: SOLANA },
  async open(content, wrong) {
    const rows = Array.from({ length: content.entries }, (_, i) => solanaRow(i, content)).toReversed();
    const node = stack.use(await aSolanaNode({ ...wrong, lists, transactions: () => rows }));
    const provider = solanaRpc({ ...requests(wrong), url: `${node.url}/${KEY}` });
    return { provider, asked: () => node.asked.length };
  },
});

const benches = [explorers, alchemys, ownNodes, esploras, solanas(false), solanas(true)];

const say =
  (status: number, body: string, headers: Record<string, string> = {}): FaultHook =>
  (response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };

/** Writes until the reader has had enough. */
const sayForEver: FaultHook = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const more = () => {
    while (!response.destroyed && response.write("[1,".repeat(20_000)));
  };
  response.on("drain", more);
  more();
  return true;
};

/** A fault of the transport and the kind that it is, for every provider. */
const ANSWERS: readonly (readonly [what: string, kind: string, fault: FaultHook])[] = [
  ["silence", "timeout", () => true],
  ["a cut connection", "refused", (response) => Boolean(response.destroy())],
  ["HTTP 500", "refused", say(500, "oops")],
  ["HTTP 401", "plan", say(401, `no such key: ${KEY}`)],
  ["HTTP 404", "plan", say(404, "Not Found")],
  ["HTTP 429", "busy", say(429, "slow down")],
  ["HTTP 429 with a pause", "busy", say(429, "slow down", { "retry-after": "7" })],
  ["HTTP 503", "busy", say(503, "")],
  ["an HTML page", "invalid", say(200, "<html>Sign in</html>", { "content-type": "text/html" })],
  ["half of the JSON", "invalid", say(200, '{"status":"1","result":[{"blockNumb')],
  ["nothing at all", "invalid", say(200, "")],
  ["null", "invalid", say(200, "null")],
  ["an answer without an end", "too_large", sayForEver],
];

describe.each(benches)("$name", { timeout: 30_000 }, ({ wallet, open }) => {
  test("a wallet is read whole", async () => {
    const { provider } = await open({ entries: 60 }, {});
    const { history, coverage } = await readWallet(provider, wallet, signal);
    expect(history!.transactions).toHaveLength(60);
    expect(history!.transactions).toEqual(
      history!.transactions.toSorted((a, b) => a.timestamp - b.timestamp),
    );
    expect(coverage).toEqual({ complete: true, reason: "end", share: 1, from: "start" });
  });

  test("a long history is cut, and says at which ends", async () => {
    const { provider } = await open({ entries: 2_500 }, {});
    const { history, coverage } = await readWallet(provider, wallet, signal);
    const { order } = provider.sees;
    expect(coverage).toMatchObject({
      complete: false,
      reason: "cap",
      from: order === "both" ? "both_ends" : "newest",
    });
    expect(history!.transactions.length).toBeGreaterThanOrEqual(1_000);
    expect(history!.transactions.length).toBeLessThan(1_100);
  });

  test.each(ANSWERS)("%s is a fault of the kind %s and never shows the key", async (_, kind, fault) => {
    const { provider } = await open(
      { entries: 3 },
      { fault, ...(kind === "timeout" && { requestMs: IMPATIENT_MS }) },
    );
    const thrown = await readWallet(provider, wallet, signal).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: "ProviderFault", kind });
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(KEY);
  });

  test("a pause that the provider asks for is reported", async () => {
    const { provider } = await open({ entries: 3 }, { fault: say(429, "", { "retry-after": "7" }) });
    await expect(readWallet(provider, wallet, signal)).rejects.toMatchObject({ retryAfterMs: 7_000 });
  });

  test("a service that was busy for a moment is asked again", async () => {
    const fault: FaultHook = (response, nth) => nth <= 2 && say(429, "")(response, nth);
    const { provider } = await open({ entries: 3 }, { fault });
    const { history } = await createPool([provider]).read(wallet, signal);
    expect(history!.transactions).toHaveLength(3);
  });

  test("a page that comes again is a fault", async () => {
    const { provider, asked } = await open({ entries: 60 }, { quirk: "repeats" });
    await expect(readWallet(provider, wallet, signal)).rejects.toMatchObject({ kind: "invalid" });
    expect(asked()).toBeLessThan(100);
  });

  test("pages without an end are a fault, or cut, after a limited number of requests", async () => {
    const { provider, asked } = await open({ entries: 60 }, { quirk: "endless" });
    const read = await readWallet(provider, wallet, signal).catch((error: unknown) => error);
    expect(read).toSatisfy(
      (value: object) => ("kind" in value && value.kind === "invalid") || "coverage" in value,
    );
    if ("coverage" in (read as object)) expect(read).toMatchObject({ coverage: { complete: false } });
    expect(asked()).toBeLessThan(1_500);
  });

  test("an empty list for a wallet with transactions is no empty history", async () => {
    const { provider } = await open({ entries: 5 }, { quirk: "empty" });
    await expect(readWallet(provider, wallet, signal)).rejects.toMatchObject({ kind: "invalid" });
  });

  test("a wallet with more transactions than a person's is not read to its end", async () => {
    const { provider, asked } = await open({ entries: 24_000 }, {});
    const { history, coverage } = await readWallet(provider, wallet, signal);
    expect(history).toBeNull();
    expect(coverage).toEqual({ complete: false, reason: "cap", share: 0, from: "start" });
    expect(asked()).toBeLessThan(45);
  });

  test("a transaction that failed is reported as failed, or failures are reported as unknown", async () => {
    const { provider } = await open({ entries: 4, fails: true }, {});
    const { history } = await readWallet(provider, wallet, signal);
    const failed = history!.transactions.map((each) => each.failed);
    // On bitcoin nothing fails.
    const isSeen = wallet.network !== "bitcoin" && (history!.sees?.status ?? provider.sees.status);
    expect(failed).toEqual([false, isSeen, false, false]);
  });

  test("an entry older than one of an earlier block is a fault where blocks cannot be, and else has its place by time", async () => {
    const { provider } = await open({ entries: 4, turnsBack: true }, {});
    const reading = readWallet(provider, wallet, signal);
    if (wallet.network === "ethereum") await expect(reading).rejects.toMatchObject({ kind: "invalid" });
    else {
      const times = (await reading).history!.transactions.map(({ timestamp }) => timestamp);
      expect(times).toHaveLength(4);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });

  test("a value of more than 256 bits is a fault", async () => {
    const { provider } = await open({ entries: 1, value: (2n ** 256n).toString() }, {});
    await expect(readWallet(provider, wallet, signal)).rejects.toMatchObject({ kind: "invalid" });
  });

  test("a token with 77 decimals and a name of 1 MB leaves the wallet readable, with a short name", async () => {
    const token = { symbol: "\u0000\u202e".repeat(1 << 17), decimals: "77", value: "1" };
    const { provider } = await open({ entries: 2, tokens: [token] }, {});
    const { history } = await readWallet(provider, wallet, signal);
    expect(history!.transactions).toHaveLength(2);
    for (const { symbol } of history!.tokenTransfers) expect(symbol.length).toBeLessThanOrEqual(64);
    expect(
      JSON.stringify(history, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toMatch(/\u202e|\\u0000/);
  });
});
