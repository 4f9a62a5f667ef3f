import { readFileSync } from "node:fs";
import { parseAddress } from "@tetron/domain/address";
import { findAsset } from "@tetron/domain/asset";
import { NETWORKS, type Network } from "@tetron/domain/network";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { decodeSanctions } from "@tetron/models/sanctions-table";
import { readShippedLists } from "@tetron/service/shipped-lists";
import { expect, test } from "vitest";
import type { Estimate } from "./estimate/estimate.ts";
import { openEngine } from "./estimate/open-engine.ts";
import { judgeRecipient, type Recipient } from "./judge-recipient.ts";
import file from "./known-addresses.json" with { type: "json" };
import { readPolicy } from "./policy/read-policy.ts";

/**
 * Well-known addresses, each with the expected result and a public source. No source is one of the shipped
 * lists, and no list, word or threshold may be changed to make a row here pass.
 */
type Say = "contract" | "service" | "bad" | "sanctioned" | "mixer" | "lost";
interface Known {
  readonly network: Network;
  readonly address: string;
  readonly say: Say;
  readonly who: string;
}

const KNOWN = file.addresses.map(([network, text, say, who]): Known => {
  const address = parseAddress(network as Network, text as string);
  return { network: network as Network, address, say: say as Say, who: who as string };
});
const GOOD: readonly Say[] = ["contract", "service"];
const BAD: readonly Say[] = ["bad", "sanctioned", "mixer"];

const read = (name: string) => readFileSync(new URL(name, ARTIFACTS_URL));
const reference = decodeReferenceTable(read(ARTIFACTS.referenceWallets));
const sanctions = decodeSanctions(read(ARTIFACTS.sanctions));
const shipped = await readShippedLists();
const opened = await openEngine(await readPolicy());

/**
 * An ordinary wallet, so that only the recipient affects the result; but on other networks than Ethereum the model
 * says nothing of it, and no payment is approved.
 */
const PAYER = "0x206d226f226f62994dbc70cc6da1a02f2825466e";

/** The evidence on a wallet; with `withheld`, without any list or data set that names it. */
function heldOf({ network, address }: Pick<Known, "network" | "address">, withheld: boolean): Recipient {
  const held = network === "ethereum" ? reference.find(address) : undefined;
  const isActive = held !== undefined && held.firstSeen !== null;
  const fraudIn = { list: "ethereum-histories", version: "1" };
  return {
    network,
    address,
    features: isActive ? { behaviour: held.behaviour, wallet44: held.vector44 } : null,
    fraudIn: !withheld && held?.fraud ? fraudIn : null,
    labels: withheld
      ? []
      : shipped
          .find(network, address)
          .map(({ label, name, source: list, version }) => ({ label, name, list, version })),
    sanctions: withheld
      ? []
      : sanctions
          .find(network, address)
          .map(({ source }) => ({ list: source.name, version: source.version })),
  };
}

async function verdictOn(known: Known, withheld: boolean): Promise<Estimate> {
  const { network, who, say } = known;
  const currency = say === "lost" && who !== "the zero address" ? who : NETWORKS[network].native;
  return judgeRecipient(opened, {
    payer: { ...heldOf({ network: "ethereum", address: PAYER }, true), network },
    recipient: heldOf(known, withheld),
    asset: findAsset(network, currency),
    at: Date.parse("2026-11-28"),
  });
}

const verdicts = { read: new Map<Known, Estimate>(), withheld: new Map<Known, Estimate>() };
for (const known of KNOWN) {
  verdicts.read.set(known, await verdictOn(known, false));
  verdicts.withheld.set(known, await verdictOn(known, true));
}
const judge = (known: Known, withheld = false) => verdicts[withheld ? "withheld" : "read"].get(known)!;

const of = (says: readonly Say[]) => KNOWN.filter(({ say }) => says.includes(say));
const named = (found: readonly Known[]) =>
  found.map(({ network, address, who }) => `${network} ${address} ${who}`);
const share = (found: readonly Known[], recommendation: string, withheld: boolean) => {
  const count = found.filter((known) => judge(known, withheld).recommendation === recommendation).length;
  return `${count} of ${found.length}`;
};

test("there are three hundred addresses, each once, good and bad in similar numbers, with a source outside the shipped lists", () => {
  expect(KNOWN.length).toBeGreaterThanOrEqual(300);
  expect(new Set(KNOWN.map(({ network, address }) => `${network}:${address}`)).size).toBe(KNOWN.length);
  for (const says of [GOOD, BAD]) expect(of(says).length / KNOWN.length).toBeGreaterThan(0.4);
  const lists = shipped.lists.map(({ source }) => source.url);
  for (const [, , , , number] of file.addresses) {
    const source = file.sources[number as number]!;
    expect(source).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/[0-9a-f]{40}\/./);
    expect(lists.filter((list) => source.startsWith(list))).toEqual([]);
  }
});

test("no payment to a good address is declined", () => {
  expect(named(of(GOOD).filter((known) => judge(known).recommendation === "decline"))).toEqual([]);
});

test("no payment to a bad address is approved", () => {
  expect(named(of(BAD).filter((known) => judge(known).recommendation === "approve"))).toEqual([]);
});

test("currently sanctioned wallets are declined by that rule, and a delisted mixer is not", () => {
  expect(named(of(["sanctioned"]).filter((known) => judge(known).rule.id !== "sanctioned"))).toEqual([]);
  expect(named(of(["mixer"]).filter((known) => judge(known).rule.id === "sanctioned"))).toEqual([]);
});

test("a payment that would be lost is declined as lost, whatever lists say", () => {
  for (const known of of(["lost"]))
    expect(judge(known), known.address).toMatchObject({
      recommendation: "decline",
      rule: { id: "would-be-lost" },
    });
});

test("both rates are printed, with every list that knows an address and without", () => {
  const rates = [false, true].map((withheld) => ({
    lists: withheld ? "withheld" : "read",
    goodDeclined: share(of(GOOD), "decline", withheld),
    goodApproved: share(of(GOOD), "approve", withheld),
    badApproved: share(of(BAD), "approve", withheld),
    badDeclined: share(of(BAD), "decline", withheld),
  }));
  console.table(rates);
  expect(rates).toMatchInlineSnapshot(`
    [
      {
        "badApproved": "0 of 164",
        "badDeclined": "86 of 164",
        "goodApproved": "6 of 136",
        "goodDeclined": "0 of 136",
        "lists": "read",
      },
      {
        "badApproved": "13 of 164",
        "badDeclined": "4 of 164",
        "goodApproved": "0 of 136",
        "goodDeclined": "0 of 136",
        "lists": "withheld",
      },
    ]
  `);
});
