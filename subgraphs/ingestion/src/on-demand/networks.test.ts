import { openProviders } from "@tetron/connectors/providers/configured/open-providers";
import { anEsplora, txidOf } from "@tetron/connectors/providers/esplora/testing";
import { providerSettings } from "@tetron/connectors/providers/settings";
import { aSolanaNode, signatureOf } from "@tetron/connectors/providers/solana-rpc/testing";
import { fromExactJson } from "@tetron/lake/exact-json";
import { latestHistory } from "@tetron/lake/histories";
import { emptyLake } from "@tetron/lake/testing";
import { findWallets } from "@tetron/lake/wallets";
import { createLog } from "@tetron/service/log";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openHistoryAsking } from "./ask-history.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const lake = stack.use(await emptyLake());
const { signal } = new AbortController();
const log = createLog("test", { level: "silent" });

const BITCOIN = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
const PAYER = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
const SOLANA = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM";
const SHOP = "7xKXtg2CW87d97TXJSDpbDMQPzYVGQwPYNxfJhhhhhhh";

const esplora = stack.use(
  await anEsplora({
    transactions: () =>
      Array.from({ length: 2_000 }, (_, i) => ({
        ...{ txid: txidOf(2_000 - i), fee: 10, status: { confirmed: true, block_time: 1_600_002_000 - i } },
        vin: [{ is_coinbase: false, prevout: { scriptpubkey_address: PAYER, value: 1_010 } }],
        vout: [{ scriptpubkey_address: BITCOIN, value: 1_000 }],
      })),
  }),
);
const node = stack.use(
  await aSolanaNode({
    transactions: () => [
      {
        blockTime: 1_600_000_000,
        transaction: {
          signatures: [signatureOf(1)],
          message: { accountKeys: [SHOP, SOLANA].map((pubkey, i) => ({ pubkey, signer: i === 0 })) },
        },
        meta: { err: null, fee: 5_000, preBalances: [1_000_000, 0], postBalances: [895_000, 100_000] },
      },
    ],
  }),
);
const settings = z.object(providerSettings).parse({
  ...{ TETRON_ESPLORA_URL: esplora.url, TETRON_ESPLORA_PER_SECOND: "10000" },
  ...{ TETRON_RPC_SOLANA: node.url, TETRON_RPC_HISTORY_PER_SECOND: "10000" },
});
const asking = openHistoryAsking(stack, { lake, pool: openProviders(stack, settings), log });

test("the newest part of a bitcoin history is held, and says that it is a part", async () => {
  const wallet = { network: "bitcoin", address: BITCOIN } as const;
  expect(await asking.ask(wallet, signal)).toBe("read");
  const [row] = await findWallets(lake.db, ["operator"], [wallet]);
  expect(row).toMatchObject({
    ...{ transactions: 1_000, source: "esplora" },
    coverage: { complete: false, reason: "cap", share: 0.5, from: "newest" },
  });
});

test("a Solana history is held with what its node cannot tell unknown", async () => {
  const wallet = { network: "solana", address: SOLANA } as const;
  expect(await asking.ask(wallet, signal)).toBe("read");
  const [row] = await findWallets(lake.db, ["operator"], [wallet]);
  expect(row).toMatchObject({ transactions: 1, source: "solana-rpc", coverage: { complete: true } });
  const held = await latestHistory(lake.db, "operator", wallet);
  expect(fromExactJson(JSON.parse(new TextDecoder().decode(held!.content)))).toMatchObject({
    sees: { status: true, method: false, tokens: false },
    transactions: [{ direction: "received", counterparty: SHOP, value: 100_000n }],
  });
});
