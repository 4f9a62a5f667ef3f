import { NETWORK_IDS } from "@tetron/domain/network";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { aNode, answer, onEthereum } from "../../rpc/testing.ts";
import { anAlchemy } from "../alchemy/testing.ts";
import { anEsplora } from "../esplora/testing.ts";
import { anOtsNode } from "../ots/testing.ts";
import { providerSettings } from "../settings.ts";
import { aSolanaNode } from "../solana-rpc/testing.ts";
import { anExplorer } from "../testing.ts";
import { openProviders } from "./open-providers.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const { signal } = new AbortController();
const account = () => undefined;

const open = (env: Record<string, string>) =>
  openProviders(stack, z.object(providerSettings).parse({ TETRON_ETHERSCAN_PER_SECOND: "1000", ...env }));

const EVM = { network: "ethereum", address: `0x${"1".repeat(40)}` } as const;

async function threeOfEthereum() {
  const [explorer, alchemy, node] = await Promise.all([
    anExplorer({ account }),
    anAlchemy({ account }),
    anOtsNode({ account }),
  ]);
  for (const each of [explorer, alchemy, node]) stack.use(each);
  return {
    TETRON_ETHERSCAN_URL: explorer.url,
    TETRON_ALCHEMY_URL: alchemy.url,
    TETRON_RPC_ETHEREUM: `http://127.0.0.1:9,${node.url}`,
  };
}

test("those that are configured are asked in the order explorer, Alchemy, own node", async () => {
  const { TETRON_ETHERSCAN_URL, ...others } = await threeOfEthereum();
  const { TETRON_ALCHEMY_URL, ...nodes } = others;
  const first = await Promise.all(
    [{ TETRON_ETHERSCAN_URL, ...others }, others, nodes].map((env) => open(env).read(EVM, signal)),
  );
  expect(first.map(({ provider }) => provider)).toEqual(["etherscan", "alchemy", "ots"]);
});

test("a network's setting says the order, and who is left out", async () => {
  const all = await threeOfEthereum();
  const reading = await open({ ...all, TETRON_PROVIDERS_ETHEREUM: "ots, etherscan" }).read(EVM, signal);
  expect(reading.provider).toBe("ots");
  const pool = open({ ...all, TETRON_PROVIDERS_ETHEREUM: "none" });
  expect(pool.has("ethereum")).toBe(false);
  expect(pool.has("polygon")).toBe(true);
});

test("bitcoin and Solana have providers of their own", async () => {
  const esplora = stack.use(await anEsplora({ transactions: () => [] }));
  const node = stack.use(await aSolanaNode({ transactions: () => [], balance: 0 }));
  const pool = open({ TETRON_ESPLORA_URL: esplora.url, TETRON_RPC_SOLANA: node.url });
  expect(pool.has("ethereum")).toBe(false);
  const bitcoin = await pool.read(
    { network: "bitcoin", address: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa" },
    signal,
  );
  const solana = await pool.read(
    { network: "solana", address: "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM" },
    signal,
  );
  expect([bitcoin.provider, solana.provider]).toEqual(["esplora", "solana-rpc"]);
});

test("nothing is configured without settings, and an unknown name is refused by its setting", () => {
  expect(open({}).isConfigured).toBe(false);
  const parsed = z.object(providerSettings).safeParse({ TETRON_PROVIDERS_BASE: "infura" });
  expect(parsed.error?.issues[0]).toMatchObject({ path: ["TETRON_PROVIDERS_BASE", 0] });
});

test("an endpoint in Etherscan's shape is asked for the networks that name it, or for ethereum alone", () => {
  const url = { TETRON_ETHERSCAN_URL: "http://127.0.0.1:9/api" };
  const networksOf = (env: Record<string, string>) => {
    const pool = open(env);
    return NETWORK_IDS.filter((network) => pool.has(network));
  };
  expect(networksOf(url)).toEqual(["ethereum"]);
  expect(networksOf({ ...url, TETRON_PROVIDERS_POLYGON: "etherscan" })).toEqual(["polygon"]);
  expect(networksOf({ TETRON_ETHERSCAN_KEY: "key" })).toContain("bsc");
});

test("a network's setting that names a provider which cannot have it, or is not configured, is refused", () => {
  const parsed = z.object(providerSettings).safeParse({ TETRON_PROVIDERS_BITCOIN: "etherscan" });
  expect(parsed.error?.issues[0]).toMatchObject({ path: ["TETRON_PROVIDERS_BITCOIN", 0] });
  expect(() => open({ TETRON_PROVIDERS_BSC: "alchemy" })).toThrow(
    "TETRON_PROVIDERS_BSC names alchemy, which is not configured: set TETRON_ALCHEMY_KEY",
  );
  expect(() => open({ TETRON_PROVIDERS_BASE: "ots" })).toThrow("set TETRON_RPC_BASE,");
});

test("a node that has too many requests is asked for code again: a contract is not read as a wallet", async () => {
  let asked = 0;
  const node = stack.use(
    await aNode(
      onEthereum(({ method }, response) => {
        asked += 1;
        if (asked === 1) return answer(response, {}, 429);
        return method === "eth_call" ? "0x" : "0x00";
      }),
    ),
  );
  const reading = await open({ TETRON_RPC_ETHEREUM: node.url }).read(EVM, signal);
  expect(reading).toMatchObject({ provider: "rpc", history: null, coverage: { reason: "contract" } });
});

test("a node that has too many requests holds nobody up while another one answers", async () => {
  const busy = stack.use(
    await aNode(onEthereum((_, response) => answer(response, {}, 429, { "retry-after": "60" }))),
  );
  const well = stack.use(await aNode(onEthereum(({ method }) => (method === "eth_call" ? "0x" : "0x00"))));
  const pool = open({ TETRON_RPC_ETHEREUM: `${busy.url},${well.url}` });
  const wallets = Array.from({ length: 8 }, (_, n) => ({
    ...EVM,
    address: `0x${`${n}`.padStart(40, "0")}`,
  }));
  const readings = await Promise.all(wallets.map((wallet) => pool.read(wallet, signal)));
  expect(readings.every(({ coverage }) => coverage.reason === "contract")).toBe(true);
  // By the four that were asked about at once, and by nobody after it told when to come back.
  expect(busy.asked.filter((method) => method === "eth_getCode").length).toBeLessThanOrEqual(4);
});
