import { RICH, startAnvil } from "@tetron/connectors/anvil/testing";
import { callNode } from "@tetron/connectors/testing";
import type { MeasuredFamily } from "./family.ts";
import { listen } from "./listen.ts";

/** Ethereum, of an anvil. */
export async function evmFamily(stack: AsyncDisposableStack): Promise<MeasuredFamily> {
  const { url } = stack.use(await startAnvil(1));
  const announced = new Map<string, number>();
  const params = ["newPendingTransactions"];
  const first = { jsonrpc: "2.0", id: 1, method: "eth_subscribe", params };
  await listen(stack, { at: url, first }, (message) => {
    if (typeof message.params?.result === "string") announced.set(message.params.result, performance.now());
  });
  const wallet = (n: number) => `0x${"0b".repeat(17)}${n.toString(16).padStart(6, "0")}`;
  return {
    network: "ethereum",
    payment: { currency: "ETH", amount: "0.000000000000000005", from_address: RICH },
    env: { TETRON_RPC_ETHEREUM: url },
    wallet,
    pay: (n) =>
      callNode(url, "eth_sendTransaction", [{ from: RICH, to: wallet(n), value: "0x5", gas: "0x5208" }]),
    announced,
  };
}
