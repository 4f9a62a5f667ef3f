import { expect, test } from "vitest";
import { CATEGORIES, CATEGORY_NAMES } from "./categories.ts";
import { normalWord, SHIPPED_TAXONOMY } from "./taxonomy.ts";
import words from "./words.json" with { type: "json" };

test("the table has each word once, sorted, as words are compared", () => {
  const listed = words.map(({ word }) => word);
  expect(listed).toEqual([...new Set(listed)].sort());
  expect(listed.filter((word) => normalWord(word) !== word)).toEqual([]);
});

test("every word has a known category", () => {
  const names = new Set<string>(CATEGORY_NAMES);
  expect(words.filter(({ category }) => !names.has(category))).toEqual([]);
});

test("every category is used, and a neutral one moves no score", () => {
  const used = new Set(words.map(({ category }) => category));
  expect(CATEGORY_NAMES.filter((name) => !used.has(name))).toEqual([]);
  for (const { stance, strength } of Object.values(CATEGORIES)) {
    expect(strength > 0).toBe(stance !== "neutral");
    expect(strength).toBeLessThanOrEqual(1);
  }
});

test("the words of abuse of public lists and taxonomies are never good and never unmapped", () => {
  const abuse = `ransomware sextortion mixer mixing_service rug-pull terrorism extremism darknet-market pig-butchering
    romance-scam blacklisted black_list malware money-laundering suspicious child-abuse honeypot scam pyramid-scheme
    pyramid_scheme ponzi_scheme investment_fraud service_hack phishing sanction high-risk flagged-by-sec compromised
    stolen-funds theft extortion blackmail fake-token address-poisoning drainer heist exploit phish-hack coinjoin`;
  const calm = abuse
    .trim()
    .split(/\s+/)
    .filter((word) => !["bad", "risky"].includes(CATEGORIES[SHIPPED_TAXONOMY.categoryOf(word)].stance));
  expect(calm).toEqual([]);
});

test("a word matches in any spelling, and an unmapped word is neutral", () => {
  expect(SHIPPED_TAXONOMY.categoryOf("MINING_POOL")).toBe("mining");
  expect(SHIPPED_TAXONOMY.categoryOf(" Rug Pull ")).toBe("scam_or_phishing");
  for (const word of ["zorblax", "anti-fraud", "not-a-scam", "best-exchange", "constructor", ""])
    expect(SHIPPED_TAXONOMY.categoryOf(word)).toBe("unknown");
  expect(CATEGORIES.unknown.stance).toBe("neutral");
});
