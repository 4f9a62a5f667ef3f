import {
  FREEZING_TOKENS,
  type FreezeEvents,
  type FreezeKind,
  type IssuerFreeze,
} from "@tetron/domain/issuer-freeze";
import type { Network } from "@tetron/domain/network";
import { bloomBits, mayHave, readBloom } from "./bloom.ts";
import type { RawBlock, RawLog, RawReceipt } from "./raw.ts";

/** Topics of the events that announce freezes: the keccak of their signatures, which a test computes. */
export const FREEZE_TOPICS: Readonly<Record<FreezeEvents, Readonly<Partial<Record<FreezeKind, string>>>>> = {
  /** AddedBlackList(address), RemovedBlackList(address), DestroyedBlackFunds(address,uint256): nothing is indexed. */
  tether: {
    frozen: "0x42e160154868087d6bfdc0ca23d96a1c1cfa32f1b72ba9ba27b69b98a0d819dc",
    unfrozen: "0xd7e9ec6e6ecd65492dce6bf513cd6867560d49544421d0783ddf06e76c24470c",
    destroyed: "0x61e6e66b0d6339b2980aecc6ccc0039736791f0ccde9ed512e789a7fbdd698c6",
  },
  /** BlockPlaced(address), BlockReleased(address), DestroyedBlockedFunds(address,uint256): the wallet is indexed. */
  "tether-blocked": {
    frozen: "0x406bbf2d8d145125adf1198d2cf8a67c66cc4bb0ab01c37dccd4f7c0aae1e7c7",
    unfrozen: "0x665918c9e02eb2fd85acca3969cb054fc84c138e60ec4af22ab6ef2fd4c93c27",
    destroyed: "0x6a2859ae7902313752498feb80a014e6e7275fe964c79aa965db815db1c7f1e9",
  },
  /** Blacklisted(address), UnBlacklisted(address): the wallet is indexed. */
  circle: {
    frozen: "0xffa4e6181777692565cf28528fc88fd1516ea86b56da075235fa575af6a4b855",
    unfrozen: "0x117e3210bb9aa7d9baff172026820255c6f6c30ba8999d1c2fd88e2848137c4e",
  },
  /** FreezeAddress(address), UnfreezeAddress(address), FrozenAddressWiped(address): the wallet is indexed. */
  paxos: {
    frozen: "0x1aa660498c83ea285bc55e4cfc00afcaa7120798db87b74f3c0d7c6e001bc392",
    unfrozen: "0x150465b020dfc06a59269da94ed66db9b65a516cf4fdd5f583b0f12752339bbe",
    destroyed: "0xfc5960f1c5a5d2b60f031bf534af053b1bf7d9881989afaeb8b1d164db23aede",
  },
};

/** Reads what the issuers' contracts of one network log of freezes. */
export interface FreezeReader {
  /** Whether a block may have such a log; `false` is certain where blocks have a filter. */
  mayHaveSome(block: Pick<RawBlock, "logsBloom">): boolean;
  /** Those of a block, by the receipts of all its transactions. */
  read(receipts: readonly RawReceipt[]): IssuerFreeze[];
}

/** Opens the reader of a network; the filter's bits are computed once. */
export function openFreezes(network: Network): FreezeReader {
  const tokens = FREEZING_TOKENS.filter((token) => token.network === network).map((token) => {
    const topics = FREEZE_TOPICS[token.events];
    return {
      contract: token.contract,
      kinds: new Map(Object.entries(topics).map(([kind, topic]) => [topic, kind as FreezeKind])),
      bits: bloomBits(token.contract),
      topicBits: Object.values(topics).map(bloomBits),
    };
  });
  const byContract = new Map(tokens.map((token) => [token.contract, token]));
  return {
    mayHaveSome({ logsBloom }) {
      const bloom = readBloom(logsBloom);
      return tokens.some(
        ({ bits, topicBits }) => mayHave(bloom, bits) && topicBits.some((each) => mayHave(bloom, each)),
      );
    },
    read(receipts) {
      const logs = receipts.flatMap(({ transactionHash, logs: own }) =>
        own.map((log) => ({ log, transactionHash })),
      );
      return logs.flatMap(({ log, transactionHash }, place) => {
        const kind = byContract.get(log.address)?.kinds.get(log.topics[0] ?? "");
        const wallet = kind && walletIn(log);
        return wallet ? [{ log: place, transactionHash, contract: log.address, wallet, kind }] : [];
      });
    },
  };
}

const ADDRESS_IN_WORD = /^0x0{24}([0-9a-f]{40})/i;

/** The wallet stands in the second topic, or, where nothing is indexed, first in the data. */
function walletIn({ topics, data }: RawLog): string | undefined {
  const [, digits] = ADDRESS_IN_WORD.exec(topics[1] ?? data) ?? [];
  return digits && `0x${digits.toLowerCase()}`;
}
