/**
 * Follows a chain in a process of its own until it is stopped, or kills itself in the middle of a step. It tells
 * its parent the hash of each block that is held.
 *
 * @module
 */
import { once } from "node:events";
import { type ChainStore, followChain } from "@tetron/connectors/follow/follow-chain";
import { chainStore } from "@tetron/ingestion/follow/chain-store";
import { chainOf } from "@tetron/ingestion/follow/testing";
import type { Lake } from "@tetron/lake/lake";
import { openTestLake } from "@tetron/lake/testing";
import type { FollowerTask, Kill } from "./kill.ts";

const { place, settings, kill } = JSON.parse(process.argv[2]!) as FollowerTask;
let step: Kill["step"] = "advance";

await using stack = new AsyncDisposableStack();
const lake = stack.use(await openTestLake(place));
const chain = chainOf(stack, settings);
const end = new AbortController();
const store = followed(chainStore(killing(lake), chain, end.signal));
const following = followChain(
  { source: chain.source, store, onTrouble: () => {}, retryMs: 50, finalityMs: 0 },
  end.signal,
);
await once(process, "message");
end.abort();
await following;
process.disconnect();

function at(phase: Kill["phase"]): void {
  if (kill?.phase === phase && kill.step === step) die();
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}

function killing(real: Lake): Lake {
  return {
    ...real,
    transaction: async (work) => {
      at("begun");
      // waits: between which two statements it dies is what varies.
      if (kill?.phase === "within" && kill.step === step) setTimeout(die, kill.afterMs);
      const done = await real.transaction(async (tx) => {
        const worked = await work(tx);
        at("written");
        return worked;
      });
      at("committed");
      return done;
    },
  };
}

function followed(real: ChainStore): ChainStore {
  return {
    ...real,
    async load() {
      const window = await real.load();
      process.send!(window.head.hash);
      return window;
    },
    async commit(next) {
      step = next.undo.length > 0 ? "reorg" : "advance";
      at("before");
      const window = await real.commit(next);
      process.send!(window.head.hash);
      return window;
    },
  };
}
