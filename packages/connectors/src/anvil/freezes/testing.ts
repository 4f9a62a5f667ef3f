import { FREEZING_TOKENS, type FreezeKind } from "@tetron/domain/issuer-freeze";
import { FREEZE_TOPICS } from "../../families/evm/blocks/issuer-freezes.ts";
import { callNode } from "../../testing.ts";
import { type Anvil, RICH } from "../testing.ts";

/** PUSH1 20 CALLDATALOAD PUSH1 0 MSTORE, PUSH1 0 CALLDATALOAD, LOG1: logs the first word as topic, the second as data. */
const LOGS_DATA = "0x60203560005260003560206000a100";
/** PUSH1 20 CALLDATALOAD, PUSH1 0 CALLDATALOAD, LOG2: logs two words as topics. */
const LOGS_TOPICS = "0x60203560003560006000a200";

/** Installs at the issuers' own addresses on Ethereum what logs as their contracts do. */
export async function installIssuers({ url }: Pick<Anvil, "url">): Promise<void> {
  for (const { network, contract, events } of FREEZING_TOKENS)
    if (network === "ethereum")
      await callNode(url, "anvil_setCode", [contract, events === "tether" ? LOGS_DATA : LOGS_TOPICS]);
}

/** Lets an issuer freeze or release a wallet, in a block of its own. @returns The transaction's hash. */
export async function freeze(
  { url }: Pick<Anvil, "url">,
  symbol: string,
  kind: FreezeKind,
  wallet: string,
): Promise<string> {
  const token = FREEZING_TOKENS.find((each) => each.network === "ethereum" && each.symbol === symbol)!;
  const data = `${FREEZE_TOPICS[token.events][kind]}${wallet.slice(2).padStart(64, "0")}`;
  const call = { from: RICH, to: token.contract, data, gas: "0x30d40" };
  const hash = await callNode(url, "eth_sendTransaction", [call]);
  await callNode(url, "evm_mine");
  return hash;
}
