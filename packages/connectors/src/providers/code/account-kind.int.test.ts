import { readFileSync } from "node:fs";
import { Agent } from "undici";
import { describe, expect, test } from "vitest";
import { FEED_CODE, missingAnvil, RICH, startAnvil } from "../../anvil/testing.ts";
import { createBudget } from "../../rpc/budget.ts";
import { callNode } from "../../testing.ts";
import { openNode } from "../node-caller.ts";
import { accountKind } from "./account-kind.ts";

const { signal } = new AbortController();
const at = (n: number) => `0x${(0xc0de00 + n).toString(16).padStart(40, "0")}`;

/** By version, as their makers compiled them. */
const { code: PROXIES } = JSON.parse(
  readFileSync(new URL("fixtures/safe-proxies.json", import.meta.url), "utf8"),
) as { readonly code: Readonly<Record<string, string>> };
const SAFE_1_5_0 = "ff51a5898e281db6dfc7855790607438df2ca44b";
const SAFE_1_0_0 = "b6029ea3b2c51d09a50b53ca8012feeb05bda35a";
const SAFE_1_4_1 = "41675c099f32341bf84bfc5382af534df5c7461a";
const ENTRY_POINT_0_7 = "0000000071727de22e5e9d8baf0edac6f37da032";
/** Answers every call with an address. */
const answering = (address: string) => `0x73${address}60005260206000f3`;

const cases: readonly (readonly [what: string, code: string, slot0: string | null, kind: string])[] = [
  ["an address without code", "0x", null, "wallet"],
  ["an account that delegated", `0xef0100${"ab".repeat(20)}`, null, "wallet"],
  ["a Safe 1.0.0", PROXIES["1.0.0"]!, SAFE_1_0_0, "wallet"],
  ["a Safe 1.4.1", PROXIES["1.4.1"]!, SAFE_1_4_1, "wallet"],
  ["a Safe 1.5.0", PROXIES["1.5.0"]!, SAFE_1_5_0, "wallet"],
  ["the proxy of a Safe with a contract of somebody else", PROXIES["1.4.1"]!, "66".repeat(20), "contract"],
  ["other code with the contract of a Safe in its storage", "0x00", SAFE_1_4_1, "contract"],
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
