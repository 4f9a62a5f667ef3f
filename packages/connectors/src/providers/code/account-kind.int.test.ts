import { Agent } from "undici";
import { describe, expect, test } from "vitest";
import { FEED_CODE, missingAnvil, RICH, startAnvil } from "../../anvil/testing.ts";
import { callNode } from "../../testing.ts";
import { createBudget } from "../budget.ts";
import { openNode } from "../node-caller.ts";
import { accountKind } from "./account-kind.ts";

const { signal } = new AbortController();
const at = (n: number) => `0x${(0xc0de00 + n).toString(16).padStart(40, "0")}`;

/** The runtime code of Safe's proxy 1.3.0, without the metadata that follows it. */
const SAFE_PROXY =
  `0x608060405273${"f".repeat(40)}600054167fa619486e${"0".repeat(56)}600035141560505780600052602060` +
  "00f35b3660008037600080366000845af43d6000803e60008114156070573d6000fd5b3d6000f3fe";
const SAFE_1_4_1 = "41675c099f32341bf84bfc5382af534df5c7461a";
const ENTRY_POINT_0_7 = "0000000071727de22e5e9d8baf0edac6f37da032";
/** Answers every call with an address. */
const answering = (address: string) => `0x73${address}60005260206000f3`;

const cases: readonly (readonly [what: string, code: string, slot0: string | null, kind: string])[] = [
  ["an address without code", "0x", null, "wallet"],
  ["an account that delegated", `0xef0100${"ab".repeat(20)}`, null, "wallet"],
  ["a Safe", SAFE_PROXY, SAFE_1_4_1, "wallet"],
  ["the proxy of a Safe with a contract of somebody else", SAFE_PROXY, "66".repeat(20), "contract"],
  ["an account of ERC-4337", answering(ENTRY_POINT_0_7), null, "wallet"],
  ["a contract with an entry point of its own", answering("66".repeat(20)), null, "contract"],
  ["a contract that answers everything with nothing", "0x00", null, "contract"],
  ["a contract that refuses calls", "0x60006000fd", null, "contract"],
  ["a contract that never ends", "0x5b600056", null, "contract"],
  ["a price feed", `0x${FEED_CODE}`, null, "contract"],
];

describe.skipIf(missingAnvil())("who is behind an address of a running chain", () => {
  test("a delegated account, a Safe and an account of ERC-4337 are wallets; other code is a contract", async () => {
    await using anvil = await startAnvil(1);
    await using stack = new AsyncDisposableStack();
    const node = openNode({
      ...{ network: "ethereum", url: anvil.url, requestMs: 20_000 },
      budget: createBudget({ perSecond: 1e6, perDay: 1e9 }),
      dispatcher: stack.adopt(new Agent(), (agent) => agent.destroy()),
    });
    for (const [i, [, code, slot0]] of cases.entries()) {
      await callNode(anvil.url, "anvil_setCode", [at(i), code]);
      if (slot0 !== null)
        await callNode(anvil.url, "anvil_setStorageAt", [at(i), "0x0", `0x${slot0.padStart(64, "0")}`]);
    }
    const kinds = await Promise.all(cases.map((_, i) => accountKind(node, at(i), signal)));
    expect(cases.map(([what], i) => [what, kinds[i]])).toEqual(cases.map(([what, , , kind]) => [what, kind]));
    expect(await accountKind(node, RICH, signal)).toBe("wallet");
  });
});
