import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ARTIFACTS_URL } from "../artifacts-url.ts";
import { decodeLabels } from "../labels-table.ts";
import { ARTIFACTS } from "../manifest.ts";
import { partyOfLabel } from "./party-of-label.ts";
import { SERVICE_WORDS } from "./service-words.ts";

const shipped = decodeLabels(readFileSync(new URL(ARTIFACTS.labels, ARTIFACTS_URL)));
const words = (text: string) => text.trim().split(/\s+/);

test("labels tell friend from foe, and those that vouch for nobody tell nothing", () => {
  expect(["coinbase", "bridge", "uniswap"].map(partyOfLabel)).toEqual(["good", "good", "good"]);
  expect(["phish-hack", "fake-phishing", "blocked"].map(partyOfLabel)).toEqual(["bad", "bad", "bad"]);
  expect(["ofac-sanctions-lists", "tornado-cash"].map(partyOfLabel)).toEqual(["sanctioned", "sanctioned"]);
  expect(["mev-bot", "friend-tech-users"].map(partyOfLabel)).toEqual(["unlabelled", "unlabelled"]);
});

test("the categories of abuse that public lists use are never read as good or as nothing", () => {
  const categories =
    words(`ransomware sextortion mixer mixing_service rug-pull terrorism extremism darknet-market
    pig-butchering romance-scam blacklisted black_list malware money-laundering suspicious child-abuse honeypot scam
    pyramid-scheme pyramid_scheme ponzi_scheme investment_fraud service_hack phishing sanction high-risk
    flagged-by-sec compromised stolen-funds theft extortion blackmail fake-token address-poisoning drainer`);
  const calm = categories.filter((word) => !["bad", "sanctioned"].includes(partyOfLabel(word)));
  expect(calm).toEqual([]);
});

test("a word that nobody has looked at says nothing, however it is written", () => {
  expect(["zorblax", "a-new-kind", "market", "user", ""].map(partyOfLabel)).toEqual(
    Array.from({ length: 5 }, () => "unlabelled"),
  );
  expect(["Exchange", "MINING_POOL", "Rug Pull"].map(partyOfLabel)).toEqual(["good", "good", "bad"]);
});

test("no word that warns is among those that vouch", () => {
  const neither = [...SERVICE_WORDS].filter((word) => partyOfLabel(`x-${word}`) !== "unlabelled");
  // A proof against fraud, and money that is not stolen.
  expect(neither).toEqual(["fraud-proof"]);
});

test("what ships is read as it was looked at: so many wallets are vouched for, warned of, and neither", () => {
  const parties = Map.groupBy(new Set(shipped.labels.map(({ label }) => label)), partyOfLabel);
  expect(parties.get("bad")).toEqual(["blocked"]);
  expect([...parties.get("sanctioned")!].sort()).toMatchInlineSnapshot(`
    [
      "bancor-contract-vulnerability",
      "compromised",
      "ethereum-mixer",
      "flagged-by-sec",
      "high-risk",
      "ofac-sanctions-lists",
      "something-fishy",
      "tornado-cash",
      "typhoon-cash",
    ]
  `);
  expect([...parties.get("unlabelled")!].sort()).toMatchInlineSnapshot(`
    [
      "airdrop-hunter",
      "bugs",
      "burn",
      "charity",
      "contract-deployer",
      "deprecated",
      "donate",
      "friend-tech-users",
      "gambling",
      "mev-bot",
      "old-contract",
      "opportunist",
      "parity-bug",
      "retropgf-recipient",
      "spam-token",
      "sybil-delegate",
      "take-action",
      "typhoon-network",
      "website-down",
    ]
  `);
});
