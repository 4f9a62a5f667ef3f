/**
 * Measures how often remarks would stop a real payment: judges every plain ether payment of the honest
 * accounts in `TETRON_DATA`, in order, by the account's history before it and the shipped lists.
 * `node tests/bench/remarks.ts`; its output is in docs/policy.md.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readHistories } from "@tetron/connectors/datasets/histories";
import { datasetPaths } from "@tetron/connectors/datasets/paths";
import { nativeAsset } from "@tetron/domain/asset";
import { faceOf } from "@tetron/domain/face";
import type { AccountHistory } from "@tetron/domain/history";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { LABEL_LISTS } from "@tetron/models/manifest";
import { decodeShippedLists } from "@tetron/models/shipped-lists";
import { REMARK_FACTS, type RemarkCode } from "@tetron/verdict/remark";
import { remarksOn } from "@tetron/verdict/remarks/remarks-on";
import type { ListedLabel, PartyOfFace, SideInputs } from "@tetron/verdict/score-inputs";

const data = process.env["TETRON_DATA"] || "../shared/data";
const ETHER = nativeAsset("ethereum");
/** Number of addresses, paid by other accounts, that each account is made to pay for comparison. */
const STRANGERS = 100;

const bytesOf = (name: keyof typeof LABEL_LISTS) => readFileSync(new URL(LABEL_LISTS[name], ARTIFACTS_URL));
const lists = decodeShippedLists({
  ethLabels: bytesOf("ethLabels"),
  explorerLabels: bytesOf("explorerLabels"),
  tagpacks: bytesOf("tagpacks"),
  wellKnown: bytesOf("wellKnown"),
});

/** The number of payments with each remark. */
interface Tally {
  payments: number;
  readonly remarked: Map<RemarkCode, number>;
}
const real: Tally = { payments: 0, remarked: new Map() };
const strange: Tally = { payments: 0, remarked: new Map() };
const recipients: string[] = [];
let largest = 0;

for await (const { fraud, history } of readHistories(datasetPaths(data).histories)) {
  if (fraud) continue;
  const parties = replay(history);
  largest = Math.max(largest, parties.size);
  for (let n = 0; n < STRANGERS && recipients.length > 0; n++) {
    const recipient = recipients[numberOf(`${history.address} ${n}`) % recipients.length]!;
    if (!parties.has(recipient) && recipient !== history.address)
      judge(strange, parties, recipient, 10n ** 18n);
  }
  for (const party of parties.parties()) recipients.push(party);
}
for (const [name, { payments, remarked }] of [
  ["real", real],
  ["to strangers", strange],
] as const) {
  console.log(`${payments.toLocaleString("en")} payments ${name}; at most ${largest} parties of one sender`);
  for (const code of Object.keys(REMARK_FACTS) as RemarkCode[]) {
    const count = remarked.get(code) ?? 0;
    console.log(`| \`${code}\` | ${count} | ${((count / payments) * 100).toFixed(4)} % |`);
  }
}

/** Judges every plain payment of a history by the history before it. */
function replay({ address, transactions }: AccountHistory): Parties {
  const parties = partiesByFace();
  for (const { direction, counterparty, value, methodId, createsContract, failed } of transactions) {
    if (direction !== "sent" || counterparty === null || counterparty === address || createsContract)
      continue;
    if (!failed && methodId === null && value > 0n) judge(real, parties, counterparty, value);
    parties.add(counterparty);
  }
  return parties;
}

function judge(tally: Tally, parties: Parties, recipient: string, units: bigint): void {
  tally.payments++;
  const known = { from: sideOf(recipient), to: sideOf(recipient), token: [], resemblance: null };
  const said = remarksOn(
    { asset: ETHER, units, falseSymbol: null },
    { ...known, sameFace: parties.sameFace(recipient) },
    { taxonomy: SHIPPED_TAXONOMY, model: { networks: ["ethereum"] } },
  );
  for (const code of new Set(said.map((each) => each.code)))
    tally.remarked.set(code, (tally.remarked.get(code) ?? 0) + 1);
}

interface Parties {
  readonly size: number;
  has(address: string): boolean;
  add(address: string): void;
  parties(): Iterable<string>;
  sameFace(address: string): PartyOfFace[];
}

/** The parties that an account paid, by face. */
function partiesByFace(): Parties {
  const byFace = new Map<string, Map<string, number>>();
  const paid = new Set<string>();
  const of = (address: string) => {
    const { head, tail } = faceOf(address);
    return byFace.get(head + tail);
  };
  return {
    get size() {
      return paid.size;
    },
    has: (address) => paid.has(address),
    parties: () => paid,
    add(address) {
      paid.add(address);
      const { head, tail } = faceOf(address);
      const counts = of(address) ?? new Map<string, number>();
      counts.set(address, (counts.get(address) ?? 0) + 1);
      byFace.set(head + tail, counts);
    },
    sameFace: (address) =>
      Array.from(of(address) ?? [], ([each, coins]) => ({ address: each, coins, tokens: 0, approved: 0 })),
  };
}

function sideOf(address: string): SideInputs {
  const labels = lists
    .find("ethereum", address)
    .map(({ label, name, source, version }): ListedLabel => ({ label, name, list: source, version }));
  const nothing = { features: null, fraudIn: null, sanctions: [], reputation: null, neighbours: null };
  return { network: "ethereum", address, labels, ...nothing };
}

/** A deterministic number for a text. */
function numberOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32LE();
}
