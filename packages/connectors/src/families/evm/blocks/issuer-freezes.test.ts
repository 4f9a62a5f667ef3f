import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ASSETS } from "@tetron/domain/asset";
import { FREEZING_TOKENS } from "@tetron/domain/issuer-freeze";
import { expect, test } from "vitest";
import { bloomOf } from "./bloom.ts";
import { FREEZE_TOPICS, openFreezes } from "./issuer-freezes.ts";
import { RawReceipt } from "./raw.ts";
import { ALICE, aRawBlock, BOB, hash } from "./testing.ts";

const [USDT, USDC] = ["USDT", "USDC"].map(
  (symbol) =>
    FREEZING_TOKENS.find((token) => token.network === "ethereum" && token.symbol === symbol)!.contract,
);
const read = openFreezes("ethereum");
const receiptsOf = (logs: readonly object[]) =>
  aRawBlock({ receipt: { logs: logs.map((log) => ({ data: "0x", ...log })) } }).receipts.map((each) =>
    RawReceipt.parse(each),
  );

test("the topics are the hashes of their signatures", () => {
  const signatures = {
    tether: {
      frozen: "AddedBlackList(address)",
      unfrozen: "RemovedBlackList(address)",
      destroyed: "DestroyedBlackFunds(address,uint256)",
    },
    "tether-blocked": {
      frozen: "BlockPlaced(address)",
      unfrozen: "BlockReleased(address)",
      destroyed: "DestroyedBlockedFunds(address,uint256)",
    },
    circle: { frozen: "Blacklisted(address)", unfrozen: "UnBlacklisted(address)" },
    paxos: {
      frozen: "FreezeAddress(address)",
      unfrozen: "UnfreezeAddress(address)",
      destroyed: "FrozenAddressWiped(address)",
    },
  };
  const hashed = Object.entries(signatures).map(([family, events]) => [
    family,
    Object.fromEntries(
      Object.entries(events).map(([kind, text]) => [kind, `0x${bytesToHex(keccak_256(utf8ToBytes(text)))}`]),
    ),
  ]);
  expect(FREEZE_TOPICS).toEqual(Object.fromEntries(hashed));
});

test("a token that is paid with is frozen by the contract that it is paid with", () => {
  const known = new Map(ASSETS.map(({ network, symbol, contract }) => [`${network}/${symbol}`, contract]));
  for (const { network, symbol, contract } of FREEZING_TOKENS) {
    expect(contract).toMatch(/^0x[0-9a-f]{40}$/);
    expect([undefined, contract]).toContain(known.get(`${network}/${symbol}`));
  }
});

test("the wallet is read where each contract writes it, with the log's place in the block", () => {
  const logs = [
    { address: USDT, topics: [FREEZE_TOPICS.tether.frozen], data: hash(ALICE) },
    { address: USDC, topics: [FREEZE_TOPICS.circle.unfrozen, hash(BOB)] },
    { address: USDT, topics: [FREEZE_TOPICS.tether.destroyed], data: `${hash(ALICE)}${hash(7).slice(2)}` },
  ];
  const at = { transactionHash: hash(0x77) };
  expect(read.read(receiptsOf(logs))).toEqual([
    { ...at, log: 0, contract: USDT, wallet: ALICE, kind: "frozen" },
    { ...at, log: 1, contract: USDC, wallet: BOB, kind: "unfrozen" },
    { ...at, log: 2, contract: USDT, wallet: ALICE, kind: "destroyed" },
  ]);
});

test("the same event of another contract, one of another family, and one without a wallet say nothing", () => {
  const { frozen } = FREEZE_TOPICS.tether;
  const logs = [
    { address: BOB, topics: [frozen], data: hash(ALICE) },
    { address: USDC, topics: [frozen], data: hash(ALICE) },
    { address: USDT, topics: [frozen], data: "0x" },
    { address: USDT, topics: [frozen], data: `0x${"f".repeat(64)}` },
    { address: USDT, topics: [] },
  ];
  expect(read.read(receiptsOf(logs))).toEqual([]);
});

test("a block's filter has both the contract and the event", () => {
  const block = (...logs: { address: string; topics: string[] }[]) => ({
    logsBloom: `0x${Buffer.from(bloomOf(logs)).toString("hex")}`,
  });
  const frozen = FREEZE_TOPICS.tether.frozen!;
  expect(read.mayHaveSome(block({ address: USDT!, topics: [frozen] }))).toBe(true);
  expect(read.mayHaveSome(block({ address: USDT!, topics: [hash(1)] }))).toBe(false);
  expect(read.mayHaveSome(block({ address: BOB, topics: [frozen] }))).toBe(false);
  expect(openFreezes("bsc").mayHaveSome(block({ address: USDT!, topics: [frozen] }))).toBe(false);
});
