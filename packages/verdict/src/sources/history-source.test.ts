import { DAY_MS } from "@tetron/domain/durations";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { DeadlineExceeded } from "@tetron/domain/within";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { expect, test } from "vitest";
import type { HistoryAsking } from "../asking/history-asking.ts";
import { openSeats } from "../asking/seats.ts";
import { walletAsker } from "../asking/wallet-asker.ts";
import { ALICE, BOB, featuresOf } from "../testing.ts";
import { historySource } from "./history-source.ts";
import type { Facts, SideRow } from "./source.ts";

const AT = new Date("2026-11-29T00:00:00Z");
const { behaviour, wallet44 } = featuresOf(1);
const row = (source: string, asOf: Date | null, lastSeen = AT): SideRow => ({
  ...{ behaviour: [...behaviour], wallet44: [...wallet44], coverage: null, referenceLabel: null },
  ...{ owner: "operator" as const, source, asOf, lastSeen, updatedAt: AT },
});
const NEW = row("etherscan", AT);
const parties = {
  from: { network: "ethereum" as const, address: ALICE },
  to: { network: "ethereum" as const, address: BOB },
  token: null,
};

/** Asks about a payment to a wallet of which this is held. */
async function ask(
  held: SideRow | undefined,
  result: HistoryAsking["ask"],
  labels: Facts["labels"]["to"] = [],
) {
  const asked: string[] = [];
  const source = historySource(
    {
      isConfigured: true,
      seats: openSeats(),
      ask(wallet, ...rest) {
        asked.push(wallet.address);
        return result(wallet, ...rest);
      },
    },
    {
      lake: { ask: async () => ({ wallets: { from: NEW, to: NEW } }) },
      ...{ taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, deadlineMs: 50 },
    },
  );
  const known = {
    wallets: { from: NEW, to: held },
    senderPast: { paidBefore: null, sentLastHour: null, sameFace: [], askedLastHour: 0 },
    labels: { from: [], to: labels, token: [] },
    sanctions: { from: [], to: [] },
  } as unknown as Facts;
  const told = () => source.ask({ parties, tenant: "acme", at: AT, known }, new AbortController().signal);
  const first = await told();
  return { first, again: told, asked, source: first.wallets.to?.source, absent: first.absent.to };
}

const read: HistoryAsking["ask"] = async () => "read";
const never: HistoryAsking["ask"] = (_wallet, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));

test("a wallet that is not held is asked for, and what comes is read from the lake", async () => {
  expect(await ask(undefined, read)).toMatchObject({ asked: [BOB], source: "etherscan", absent: undefined });
  const silent = { ...row("ethereum-histories", null), behaviour: null, wallet44: null, lastSeen: null };
  expect(await ask(silent, read)).toMatchObject({ asked: [BOB], source: "etherscan" });
});

test("why no history came is reported", async () => {
  for (const [result, absent] of [
    ["none", "missing"],
    ["unavailable", "unavailable"],
    ["not_configured", "not_configured"],
  ] as const)
    expect(await ask(undefined, async () => result)).toMatchObject({ source: undefined, absent });
});

test("a service that a list names is not asked for", async () => {
  const labels = [{ label: "coinbase", name: "", list: "eth-labels", version: "v1" }];
  expect((await ask(undefined, read, labels)).asked).toEqual([]);
});

test("a held history is asked for again when it is due, and used meanwhile", async () => {
  const fresh = row("import", null, new Date(AT.getTime() - DAY_MS));
  expect(await ask(fresh, read)).toMatchObject({ asked: [], source: "import" });
  const old = row("import", null, new Date(AT.getTime() - 400 * DAY_MS));
  expect(await ask(old, read)).toMatchObject({ asked: [BOB], source: "etherscan" });
  expect(await ask(old, async () => "held")).toMatchObject({ asked: [BOB], source: "import" });
  expect(await ask(old, async () => "none")).toMatchObject({ source: "import", absent: undefined });
});

test("a provider that hangs holds up one score of a held wallet, and not the next", async () => {
  const old = row("import", null, new Date(AT.getTime() - 400 * DAY_MS));
  const late = await ask(old, never);
  expect(late.source).toBe("import");
  expect((await late.again()).wallets.to?.source).toBe("import");
  expect(late.asked).toEqual([BOB]);
});

test("of many answers that would wait for different wallets a few do, the others hear at once only what is known", async () => {
  const asked: string[] = [];
  const askFor = walletAsker({
    asking: {
      isConfigured: true,
      seats: openSeats(),
      ask(wallet, ...rest) {
        asked.push(wallet.address);
        return wallet.address === ALICE ? Promise.resolve("none") : never(wallet, ...rest);
      },
    },
    ...{ taxonomy: SHIPPED_TAXONOMY, shelfLives: DEFAULT_SHELF_LIVES, deadlineMs: 60_000 },
  });
  const held = { row: undefined, labels: [], sanctions: [] };
  const leaving = new AbortController();
  const by = () => ({ tenant: "acme", at: AT, signal: leaving.signal });
  const waiting = [1, 2].flatMap((n) => {
    const one = by();
    const address = `0x${String(n).repeat(40)}`;
    return [parties.from, parties.to].map((party) => askFor({ ...party, address }, held, one));
  });
  await expect(askFor(parties.to, held, by())).rejects.toBeInstanceOf(DeadlineExceeded);
  expect(await askFor(parties.from, held, by())).toBe("none");
  expect(asked).toHaveLength(6);
  leaving.abort(new Error("left"));
  expect((await Promise.allSettled(waiting)).every(({ status }) => status === "rejected")).toBe(true);
});
