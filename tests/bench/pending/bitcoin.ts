import {
  aMainnetAddress,
  asMainnet,
  IN_BECH32,
  inRegtest,
} from "@tetron/connectors/bitcoind/as-mainnet/testing";
import { lossyAnnouncements } from "@tetron/connectors/bitcoind/lossy/testing";
import { aZmqPlace, bitcoindCommand, fund, startBitcoind } from "@tetron/connectors/bitcoind/testing";
import { callNode } from "@tetron/connectors/testing";
import type { MeasuredFamily } from "./family.ts";

/** Coins of the node: each of its transactions may wait for a few others only. */
const COINS = 60;
/** The number of a wallet that is paid nothing. */
const PAYER = 2 ** 31;

/** Bitcoin, of a bitcoind whose announcements pass by here on their way to the platform. */
export async function bitcoinFamily(stack: AsyncDisposableStack): Promise<MeasuredFamily> {
  const command = await bitcoindCommand();
  if (typeof command === "string") throw new Error(command);
  const place = await aZmqPlace();
  const node = stack.use(await startBitcoind(command, `-zmqpubsequence=${place}`, IN_BECH32));
  await fund(node, COINS);
  const announced = new Map<string, number>();
  const passing = await lossyAnnouncements(place, (txid) => announced.set(txid, performance.now()));
  const announcements = stack.use(passing);
  const { url } = stack.use(await asMainnet(node));
  return {
    network: "bitcoin",
    payment: { currency: "BTC", amount: "0.001", from_address: aMainnetAddress(PAYER) },
    env: {
      ...{ TETRON_RPC_BITCOIN: url, TETRON_BITCOIN_CHAIN: "regtest" },
      TETRON_ZMQ_BITCOIN: announcements.place,
    },
    wallet: aMainnetAddress,
    pay: (n) => callNode(node.url, "sendtoaddress", [inRegtest(aMainnetAddress(n)), 0.001]),
    announced,
  };
}
