import type { WalletRef } from "@tetron/domain/wallet";
import { expect, test } from "vitest";
import { addTransfer } from "./add-transfer.ts";
import { DAY } from "./half-lives.ts";
import { countLookalikes, findResemblance } from "./lookalikes.ts";
import { mergeReputations } from "./merge.ts";
import { reputationModel } from "./model.ts";
import { decodeParties, encodeParties } from "./parties.ts";
import { reputationOf } from "./reputation.ts";
import { emptyReputation, type ReputationState } from "./state.ts";
import { decodeReputationStates, encodeReputationStates } from "./states-table.ts";
import { anAddress, aReputationArtifact, aTransfer, regularTransfers } from "./testing.ts";

const model = reputationModel(aReputationArtifact(), "ethereum");

function aState(transfers: number): ReputationState {
  const state = emptyReputation();
  for (const [i, transfer] of regularTransfers(transfers).entries()) {
    addTransfer(state, transfer);
    addTransfer(state, aTransfer({ timestamp: transfer.timestamp, counterparty: anAddress(i % 10) }));
  }
  return state;
}

function onEthereum(address: string): WalletRef {
  return { network: "ethereum", address };
}

test("a table gives back states that score the same within a tenth of a point", () => {
  const states = new Map([1, 5, 60, 300].map((n) => [anAddress(n), aState(n)]));
  const table = decodeReputationStates(encodeReputationStates("2020-01-01", states));
  expect(table.version).toBe("2020-01-01");
  expect(table.addresses).toEqual([...states.keys()].sort());
  for (const [address, state] of states)
    for (const at of [state.latest, state.latest + 100 * DAY]) {
      const { score } = reputationOf(table.of(onEthereum(address))!, at, model);
      expect(Math.abs(score - reputationOf(state, at, model).score)).toBeLessThan(0.1);
    }
});

test("a state read from a table can be updated and merged", () => {
  const table = decodeReputationStates(
    encodeReputationStates("2020-01-01", new Map([["0x".padEnd(42, "a"), aState(60)]])),
  );
  const state = table.of(onEthereum("0x".padEnd(42, "a")))!;
  const news = emptyReputation();
  const transfer = aTransfer({ timestamp: state.latest + DAY });
  addTransfer(news, transfer);
  const merged = mergeReputations(state, news);
  addTransfer(state, transfer);
  expect(merged).toEqual(state);
});

test("a party in a state read from a table is that party, and what looks like it is not", () => {
  const [owner, party] = [anAddress(1), "0xd9a1b0b1e1ae382dbdc898ea68012ffcb2853a91"];
  const poison = "0xd9a1c3788d81257612e2581a6ea0ada244853a91";
  const made = emptyReputation();
  addTransfer(made, aTransfer({ direction: "sent", counterparty: party }));
  const table = decodeReputationStates(encodeReputationStates("2020-01-01", new Map([[owner, made]])));
  const state = table.of(onEthereum(owner))!;
  const of = (address: string) => findResemblance(state, address);
  expect(of(party)).toEqual({ isParty: true, hasTwin: false, sentDust: false });
  expect(of(poison)).toEqual({ isParty: false, hasTwin: true, sentDust: false });

  // Added after the state was read, so with its whole key.
  addTransfer(state, aTransfer({ direction: "received", counterparty: party, value: 0, dust: true }));
  expect(countLookalikes(state)).toBe(0);
  addTransfer(state, aTransfer({ direction: "received", counterparty: poison, value: 0, dust: true }));
  expect(countLookalikes(state)).toBe(1);
  addTransfer(state, aTransfer({ direction: "sent", counterparty: party }));
  expect(of(party)).toMatchObject({ isParty: true, hasTwin: false });
});

test("each state of a table is the caller's own", () => {
  const table = decodeReputationStates(
    encodeReputationStates("2020-01-01", new Map([[anAddress(1), aState(3)]])),
  );
  const [held, unknown] = [1, 2].map((n) => onEthereum(anAddress(n)));
  addTransfer(table.of(held!)!, aTransfer());
  expect(table.of(held!)).toEqual(table.of(held!));
  expect(table.of(unknown!)).toBeUndefined();
  expect(table.of({ ...held!, network: "base" })).toBeUndefined();
});

test("the same states are the same bytes, and other bytes are refused", () => {
  const bytes = () => encodeReputationStates("2020-01-01", new Map([[anAddress(1), aState(3)]]));
  expect(bytes()).toEqual(bytes());
  expect(() => decodeReputationStates(bytes().subarray(0, 40))).toThrow(RangeError);
  expect(() => decodeParties(bytes())).toThrow("tetron-reputation-parties/1");
});

const NOBODY = { fraud: false, clean: 0, bad: 0 };
const STRANGER = anAddress(5000);

test("a table of parties finds exactly the parties that it contains", () => {
  const row = (i: number) => ({ reference: null, clean: (i % 300) + 2, bad: i % 3 });
  const parties = new Map(Array.from({ length: 1000 }, (_, i) => [anAddress(i), row(i)]));
  const table = decodeParties(encodeParties("2020-01-01", parties));
  expect(table.size).toBe(1000);
  for (const [address, { clean, bad }] of parties)
    expect(table.of(address, STRANGER)).toEqual({ fraud: false, clean: Math.min(clean, 255), bad });
  expect(table.of(anAddress(2000), STRANGER)).toEqual(NOBODY);
  expect(table.of("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", STRANGER)).toEqual(NOBODY);
});

test("an account's statements about its counterparties do not count, nor do those of a single account", () => {
  const [shop, swindler, honest] = [anAddress(1), anAddress(2), anAddress(3)];
  const table = decodeParties(
    encodeParties(
      "2020-01-01",
      new Map([
        [shop, { reference: null, clean: 2, bad: 1 }],
        [swindler, { reference: "fraud", clean: 0, bad: 0 }],
        [honest, { reference: "honest", clean: 1, bad: 0 }],
      ] as const),
    ),
  );
  expect(table.of(shop, STRANGER)).toEqual({ fraud: false, clean: 2, bad: 1 });
  expect(table.of(shop, swindler)).toEqual({ fraud: false, clean: 2, bad: 0 });
  expect(table.of(shop, honest)).toEqual({ fraud: false, clean: 1, bad: 1 });
  expect(table.of(swindler, STRANGER)).toEqual({ fraud: true, clean: 0, bad: 0 });
  expect(table.of(honest, STRANGER)).toEqual({ fraud: false, clean: 2, bad: 0 });
});
