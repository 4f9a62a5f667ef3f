import { callNode } from "../../testing.ts";
import { type Anvil, RICH } from "../testing.ts";
import { SECOND } from "../traffic/testing.ts";

const TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
const DEPOSIT = "e1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c";
const WITHDRAWAL = "7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65";
const GAS = "0x30d40";
/** Compares the selector with that of balanceOf(address); where to jump to then, and the jump, follow. */
const BALANCE_OF = "0x60003560e01c6370a0823114";

/** Whoever the contracts below pay. */
export const PAYEES = { forward: address(0xde), heir: address(0xdf), fees: address(0xfee) } as const;

/** Contracts that move coins and tokens in all ways that a follower must see. */
export const PAYING = {
  // CALL(gas, forward, callvalue)
  forwarder: { address: address(0xf0001), code: "0x6000600060006000346100de5af100" },
  // SELFDESTRUCT(heir)
  leaving: { address: address(0xf0002), code: "0x6100dfff" },
  // Calls the forwarder with the value and reverts.
  refusing: { address: address(0xf0003), code: "0x600060006000600034620f00015af160006000fd" },
  // Calls the refusing contract with the value, whose failure it ignores.
  trying: { address: address(0xf0004), code: "0x600060006000600034620f00035af100" },
  // With a value: logs Deposit(caller, value). Without: logs Withdrawal(caller, argument) and pays it out.
  wrapped: {
    address: "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2",
    code: `0x341560315734600052337f${DEPOSIT}60206000a2005b600435600052337f${WITHDRAWAL}60206000a26000600060006000600435335af15000`,
  },
  // A token with a fee on transfers. balanceOf(holder): what its slot has. Otherwise it moves argument 2 from the caller, all
  // but one to argument 1 and one to fees, and logs both.
  taxed: {
    address: address(0xf0005),
    code:
      `${BALANCE_OF}6094576024353354033355600160243503600435540160043555610fee54600101610fee55` +
      `600160243503600052600435337f${TRANSFER}60206000a36001600052610fee337f${TRANSFER}60206000a300` +
      "5b6004355460005260206000f3",
  },
  // A token that changes balances by itself. balanceOf(anybody): the height of the block. Otherwise it logs
  // Transfer(caller, argument 1, argument 2).
  rebasing: {
    address: address(0xf0006),
    code: `${BALANCE_OF}604057602435600052600435337f${TRANSFER}60206000a3005b4360005260206000f3`,
  },
} as const;

/** Installs the contracts; nothing is paid by that. Two accounts have much of the token with a fee. */
export async function installPaying({ url }: Anvil): Promise<void> {
  for (const { address: at, code } of Object.values(PAYING)) await callNode(url, "anvil_setCode", [at, code]);
  for (const holder of [RICH, SECOND])
    await callNode(url, "anvil_setStorageAt", [
      PAYING.taxed.address,
      `0x${word(holder)}`,
      `0x${word(hex(10 ** 12))}`,
    ]);
}

/** Mines blocks of twenty transactions each; `seed` tells one branch from another. */
export async function minePayments({ url }: Anvil, blocks: number, seed = 0): Promise<void> {
  for (let i = 0; i < blocks; i++) {
    const sent = Array.from({ length: 20 }, (_, k) => payment(seed * 1_000 + i * 20 + k));
    for (const transaction of sent)
      await callNode(url, "eth_sendTransaction", [{ ...transaction, gas: GAS }]);
    await callNode(url, "evm_mine");
  }
}

function payment(n: number): Record<string, string> {
  const from = n % 3 === 0 ? SECOND : RICH;
  const value = hex(1_000 + n);
  const { forwarder, leaving, refusing, trying, wrapped, taxed, rebasing } = PAYING;
  switch (n % 10) {
    case 0:
      return { from, to: forwarder.address, value };
    case 1:
      return { from, to: leaving.address, value };
    case 2:
      return { from, to: refusing.address, value };
    case 3:
      return { from, to: trying.address, value };
    case 4:
      return { from, to: wrapped.address, value };
    case 5:
      return { from, to: wrapped.address, data: `0x2e1a7d4d${word(hex(7))}` };
    case 6:
      return { from, to: taxed.address, data: `0xa9059cbb${word(address(0xb0 + (n % 7)))}${word(value)}` };
    case 7:
      return { from, data: "0x600160005360016000f3", value: "0x0" };
    case 8:
      return {
        from,
        to: rebasing.address,
        data: `0xa9059cbb${word(address(0xb0 + (n % 7)))}${word(value)}`,
      };
    default:
      return { from, to: address(0xa000 + (n % 23)), value };
  }
}

function address(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

function word(value: string): string {
  return value.slice(2).padStart(64, "0");
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
