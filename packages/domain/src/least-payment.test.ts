import { expect, test } from "vitest";
import { findAsset } from "./asset.ts";
import { leastPayment } from "./least-payment.ts";

const BTC = findAsset("bitcoin", "BTC");
const dust = (address: string) => leastPayment(BTC, address)?.units;

test("bitcoin's dust is that of Bitcoin Core for each kind of script", () => {
  expect(dust("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")).toBe(546n);
  expect(dust("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")).toBe(540n);
  expect(dust("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")).toBe(294n);
  expect(dust("bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3")).toBe(330n);
  expect(dust("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")).toBe(330n);
  // Pay to anchor: two bytes of program.
  expect(dust("bc1pfeessrawgf")).toBe(240n);
});

test("Solana takes no less than the rent of an account without data", () => {
  expect(leastPayment(findAsset("solana", "SOL"), "So11111111111111111111111111111111111111112")?.units).toBe(
    890_880n,
  );
});

test("tokens and EVM networks take anything", () => {
  expect(leastPayment(findAsset("solana", "USDC"), "So11111111111111111111111111111111111111112")).toBeNull();
  expect(leastPayment(findAsset("ethereum", "ETH"), `0x${"1".repeat(40)}`)).toBeNull();
});
