import { expect, test } from "vitest";
import { isConflict, type Label, readLabels, strengthOf, winningStance } from "./read-labels.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

const read = (...labels: (readonly [label: string, name?: string])[]) =>
  readLabels(
    SHIPPED_TAXONOMY,
    labels.map(([label, name = ""]): Label => ({ label, name })),
  );
const stance = (...labels: Parameters<typeof read>) => winningStance(read(...labels));

test("a mixer, spam and a warning have their own category, and are never a public service", () => {
  for (const word of [
    "typhoon-cash",
    "ethereum-mixer",
    "spam-token",
    "high-risk",
    "flagged-by-sec",
    "compromised",
  ])
    expect(stance([word]), word).toBe("risky");
});

test("a word that contains another does not mean it: a proof against fraud is a contract", () => {
  expect(read(["fraud-proof", "Arbitrum One: One Step Prover"])[0]).toMatchObject({
    category: "contract",
    stance: "neutral",
  });
});

test("the word `blocked` is ignored for a wallet that has a name or a more specific label", () => {
  expect(stance(["blocked", "Uniswap V2: USD-USDT"])).toBe("neutral");
  expect(stance(["blocked", "Zoracles: ZORA Token"])).toBe("neutral");
  expect(stance(["blocked"], ["burn"])).toBe("neutral");
  expect(stance(["blocked", "Ygov.finance: YFI Token"], ["yearn", "Ygov.finance: YFI Token"])).toBe(
    "service",
  );
  expect(stance(["bitfinex", "Tether: USDT Stablecoin"], ["blocked", "Tether: USDT Stablecoin"])).toBe(
    "service",
  );
});

test("the word `blocked` is a warning for a wallet without other labels", () => {
  expect(stance(["blocked"])).toBe("risky");
  expect(stance(["blocked"], ["meme"])).toBe("risky");
  expect(strengthOf(read(["blocked"]), "risky", () => 1)).toBe(0.5);
});

test("a label counts by its own strength and its list's weight, and of several the strongest counts", () => {
  const said = read(["exchange", "Shop"], ["uniswap", "Pool"]);
  expect(strengthOf(said, "service", () => 0.8)).toBe(0.8);
  expect(strengthOf(said, "service", ({ label }) => (label === "exchange" ? 0.5 : 1))).toBe(0.75);
  expect(strengthOf(said, "bad", () => 1)).toBe(0);
});

test("a contested label counts less: an accusation warns at half its strength, and nothing vouches", () => {
  const contested = (label: string) =>
    readLabels(SHIPPED_TAXONOMY, [{ label, name: "Shop", contested: "It is ours." }])[0];
  expect(contested("phish-hack")).toMatchObject({
    ...{ category: "scam_or_phishing", stance: "risky", strength: 0.5 },
  });
  expect(contested("mixer")).toMatchObject({ stance: "risky", strength: 0.5 });
  expect(contested("exchange")).toMatchObject({ category: "exchange", stance: "neutral", strength: 0 });
  expect(contested("token-contract")).toMatchObject({ stance: "neutral", strength: 0 });
});

test("a contested label neither outweighs a warning nor contradicts another label", () => {
  const readings = (contested: string | null) =>
    readLabels(SHIPPED_TAXONOMY, [
      { label: "exchange", name: "Shop" },
      { label: "phish-hack", name: "", contested },
    ]);
  expect(isConflict(readings(null))).toBe(true);
  expect(isConflict(readings("It is ours."))).toBe(false);
  const warned = readLabels(SHIPPED_TAXONOMY, [
    { label: "exchange", name: "Shop", contested: "It is not theirs." },
    { label: "blocked", name: "" },
  ]);
  expect(winningStance(warned)).toBe("risky");
});

test("an explorer's name for a thief overrides its word, and a token's name does not", () => {
  expect(stance(["synthetix", "Fake_Phishing285381"])).toBe("bad");
  expect(stance(["blocked", "bZx PrivKey Exploiter 7"])).toBe("bad");
  expect(stance(["blocked", "Kucoin Hacker"])).toBe("bad");
  expect(stance(["governance", "Scam Inu (SINU)"])).toBe("neutral");
  expect(stance(["take-action", "Multichain Hack Alert 3014"])).toBe("neutral");
  expect(stance(["contract-deployer", "Meta Theft Auto: Deployer"])).toBe("neutral");
});

test("the worst label wins, and every label keeps its own meaning", () => {
  const readings = read(["exchange"], ["phish-hack"], ["tornado-cash"], ["zorblax"]);
  expect(winningStance(readings)).toBe("bad");
  expect(readings.map((each) => each.stance)).toEqual(["service", "bad", "risky", "neutral"]);
  expect(winningStance([])).toBe("neutral");
});

test("a defunct company's label vouches for no wallet", () => {
  for (const word of ["ftx", "quadrigacx", "celsius-network"]) expect(stance([word]), word).toBe("neutral");
});

test("lists conflict when one vouches for a wallet and another accuses it", () => {
  expect(isConflict(read(["exchange"], ["service_hack"]))).toBe(true);
  expect(isConflict(read(["exchange"], ["mixer"]))).toBe(true);
  expect(isConflict(read(["exchange"], ["topic"], ["blocked", "Tether: USDT Stablecoin"]))).toBe(false);
  expect(isConflict(read(["phish-hack"], ["mixer"]))).toBe(false);
});
