import { expect, test } from "vitest";
import { type ScriptType, scriptTypeOf } from "./script-type.ts";

test.each<[address: string, type: ScriptType]>([
  ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "key-hash"],
  ["mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "key-hash"],
  ["3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "script-hash"],
  ["2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc", "script-hash"],
  ["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "witness-key-hash"],
  ["bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080", "witness-key-hash"],
  ["bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3", "witness-script-hash"],
  ["bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr", "taproot"],
  ["bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "other"],
])("%s is of the type %s", (address, type) => {
  expect(scriptTypeOf(address)).toBe(type);
});
