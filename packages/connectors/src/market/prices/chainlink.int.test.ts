import { describe, expect, test } from "vitest";
import { deployFeed, type FeedRound, missingAnvil, setFeed, startAnvil } from "../../anvil/testing.ts";
import { openRpc } from "../../rpc/pool.ts";
import { readChainlink } from "./chainlink.ts";

const now = () => Math.floor(Date.now() / 1000);

describe.skipIf(missingAnvil())("a Chainlink feed on a running EVM node", () => {
  test("a sound round is a price; every unsound one is a problem that is named", async () => {
    await using anvil = await startAnvil(1);
    await using rpc = openRpc({ network: "ethereum", urls: [anvil.url] });
    const contract = await deployFeed(anvil);
    const feed = { symbol: "ETH", network: "ethereum", contract, heartbeatSeconds: 3_600 } as const;
    const read = async (round: FeedRound) => {
      await setFeed(anvil, contract, round);
      return readChainlink(rpc, feed);
    };
    const answer = 250_012_345_678n;

    const updatedAt = now() - 60;
    expect(await read({ answer, updatedAt })).toEqual({
      source: "chainlink:ethereum",
      usdE8: answer,
      asOf: new Date(updatedAt * 1000),
    });
    const problems: [FeedRound, string][] = [
      [{ answer, updatedAt: now() - 4_000 }, "s old; its heartbeat is 3600 s"],
      [{ answer, updatedAt: 0 }, "its round is not complete"],
      [{ answer, updatedAt, roundId: 9, answeredInRound: 8 }, "carried over from an earlier round"],
      [{ answer: 0n, updatedAt }, "its answer is 0"],
      [{ answer: -1n, updatedAt }, "its answer is -1"],
      [{ answer, updatedAt: now() + 3_600 }, "from the future"],
    ];
    for (const [round, problem] of problems) expect((await read(round)).problem).toContain(problem);
  });

  test("an address without a contract is a problem of the feed, and none of the endpoint", async () => {
    await using anvil = await startAnvil(1);
    await using rpc = openRpc({ network: "ethereum", urls: [anvil.url] });
    const contract = "0x00000000000000000000000000000000000000fe";
    const feed = { symbol: "ETH", network: "ethereum", contract, heartbeatSeconds: 60 } as const;

    expect((await readChainlink(rpc, feed)).problem).toMatch(/^contract 0x0+fe answered 0 words instead of/);
    expect(rpc.health()).toMatchObject([{ state: "well" }]);
  });
});
