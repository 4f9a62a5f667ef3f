import { missingAnvil, RICH } from "@tetron/connectors/anvil/testing";
import { SECOND } from "@tetron/connectors/anvil/traffic/testing";
import { callNode } from "@tetron/connectors/testing";
import { until } from "@tetron/domain/testing";
import { heldEntries } from "@tetron/ingestion/follow/testing";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { readEventPage } from "@tetron/lake/event-page";
import { findReaderPlace } from "@tetron/lake/event-readers";
import { findLabelsOfKey } from "@tetron/lake/labels";
import { findSanctions } from "@tetron/lake/sanctions";
import { reputationStates } from "@tetron/lake/tables/reputation-states";
import { reputationOfHistory } from "@tetron/models/reputation/history";
import { knowledgeOfParty } from "@tetron/models/reputation/knowledge";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Followed, openFollowed } from "./followed/testing.ts";

const JOB = "reputation.follow-histories";
const WAIT_MS = 30_000;
const TEST_MS = 120_000;
/** Known for fraud, and for a service. */
const BAD = "0xde1dc040e4ed660935828350627c27c3dd1c585a";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";
const ANN = "0x00000000000000000000000000000000000f3001";
const SHARED = ["system", "operator"] as const;

describe.skipIf(missingAnvil() !== undefined)("a wallet that is watched", () => {
  const stack = new AsyncDisposableStack();
  const frames: { data: { address: string; reputation_score: number; previous_score?: number } }[] = [];
  let followed: Followed;
  let graph = "";

  beforeAll(async () => {
    followed = await openFollowed(stack, {}, async ({ url }) => {
      for (const address of [BAD, SHOP]) {
        await callNode(url, "anvil_setBalance", [address, "0x56bc75e2d63100000"]);
        await callNode(url, "anvil_impersonateAccount", [address]);
      }
    });
    followed.run(JOB);
    await listen();
    await followed.ask("POST", "/watch", { network: "ethereum", addresses: [ANN, RICH, SECOND] });
    await until(
      "it is followed",
      async () => {
        await callNode(followed.anvil.url, "evm_mine");
        await followed.held();
        const { watches } = await followed.ask("GET", "/watch");
        return watches.every((each: { followed_from: number | null }) => each.followed_from !== null);
      },
      WAIT_MS,
    );
  });
  afterAll(() => stack.disposeAsync());

  async function listen(): Promise<void> {
    const { url, secret } = followed;
    const socket = new WebSocket(`${url.replace("http", "ws")}/v1/stream`);
    stack.defer(() => socket.close());
    let isReady = false;
    socket.onopen = () => {
      socket.send(JSON.stringify({ action: "authenticate", apiKey: secret }));
      socket.send(JSON.stringify({ action: "subscribe", channels: ["reputation"] }));
    };
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(data);
      if (frame.action === "subscribe") isReady = true;
      if (frame.channel === "reputation") frames.push(frame);
    };
    await until("it is subscribed", async () => isReady, WAIT_MS);
    const left = new AbortController();
    stack.defer(() => left.abort());
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        ...{ Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
        Accept: "text/event-stream",
      },
      body: JSON.stringify({
        query: "subscription { reputationChanged { reputationScore wallet { id reputation { score } } } }",
      }),
      signal: left.signal,
    });
    // It ends with the test.
    (async () => {
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) graph += chunk;
    })().catch(() => undefined);
  }

  async function pay(from: string, to: string, milli = 1_000): Promise<void> {
    const value = `0x${(BigInt(milli) * 10n ** 15n).toString(16)}`;
    await callNode(followed.anvil.url, "eth_sendTransaction", [{ from, to, value }]);
  }

  const mine = () => callNode(followed.anvil.url, "evm_mine");
  const told = (count: number) =>
    until(
      `${count} changes`,
      async () => frames.filter(({ data }) => data.address === ANN).length >= count,
      WAIT_MS,
    ).then(() => frames.filter(({ data }) => data.address === ANN).at(-1)!.data);
  const asked = async () =>
    (await followed.ask("POST", "/reputation", { network: "ethereum", addresses: [ANN] })).results[0].score;

  test("changes its reputation with its next transfer on every stream and door, and gets it back by a reorg", async () => {
    const before = await callNode(followed.anvil.url, "evm_snapshot");
    expect(await asked()).toBe(50);
    await pay(BAD, ANN);
    await mine();
    const { reputation_score: score, previous_score: previous } = await told(1);
    expect(previous).toBe(50);
    expect(score).toBeLessThan(40);
    // It fades from one moment to the next.
    expect(await asked()).toBeCloseTo(score, 1);
    await until("the graph tells", async () => graph.includes(ANN), WAIT_MS);
    const line = graph.split("\n").find((each) => each.includes(ANN))!;
    const { reputationScore, wallet } = JSON.parse(line.slice("data: ".length)).data.reputationChanged;
    for (const each of [reputationScore, wallet.reputation.score]) expect(each).toBeCloseTo(score, 1);
    const payment = {
      from_address: ANN,
      to_address: SHOP,
      amount: "0.1",
      currency: "ETH",
      network: "ethereum",
    };
    expect((await followed.ask("POST", "/score", payment)).reputation_score).toBeCloseTo(score, 1);

    await followed.reorgTo(before);
    expect(await told(2)).toMatchObject({ reputation_score: 50, previous_score: score });
    expect(await asked()).toBe(50);
  });

  test(
    "has after reorgs of 1 to 20 blocks the reputation that computing it from scratch gives",
    async () => {
      const { anvil, lake, held } = followed;
      const artifacts = await openReputationArtifacts({});
      const wallets = [ANN, RICH, SECOND];
      const parties = [...wallets, BAD, SHOP];
      const blocks = async (count: number, seed: number) => {
        for (let i = 0; i < count; i++) {
          for (const k of [0, 1, 2]) {
            const n = seed + 3 * i + k;
            await pay([RICH, BAD, SHOP][n % 3]!, parties[(n * 7) % 5]!, (n % 11) * 30 + 1);
          }
          await mine();
        }
        await held();
      };
      const scratch = async (address: string) => {
        const entries = await heldEntries(lake, address);
        const places = parties.map((party) => ({ network: "ethereum" as const, address: party }));
        const labels = await findLabelsOfKey(lake, SHARED, places);
        const sanctions = await findSanctions(lake.db, SHARED, places);
        return reputationOfHistory({ network: "ethereum", address, ...entries }, (party) => {
          const at = parties.indexOf(party);
          const holding = labelsThatHold(SHIPPED_TAXONOMY, "ethereum", labels[at]!);
          return knowledgeOfParty(artifacts, { network: "ethereum", address }, party, {
            ...{ labels: holding, sanctions: sanctions[at]! },
          });
        });
      };
      const check = async () => {
        await until(
          "the events are read",
          async () => {
            const { cursor: after } = (await findReaderPlace(lake.db, JOB))!;
            const types = ["block.committed", "block.undone"] as const;
            return (await readEventPage(lake.db, { after, tenant: null, types })).events.length === 0;
          },
          WAIT_MS,
        );
        const rows = await lake.db.select().from(reputationStates);
        const states = new Map(rows.map(({ address, state }) => [address, state]));
        for (const address of wallets) expect(states.get(address)).toEqual(await scratch(address));
      };
      await blocks(4, 1);
      await check();
      for (const depth of [1, 3, 20]) {
        const snapshot = await callNode(anvil.url, "evm_snapshot");
        await blocks(depth, depth);
        await check();
        await callNode(anvil.url, "evm_revert", [snapshot]);
        await callNode(anvil.url, "evm_increaseTime", [30]);
        await blocks(depth + 1, depth + 100);
        await check();
      }
    },
    TEST_MS,
  );
});
