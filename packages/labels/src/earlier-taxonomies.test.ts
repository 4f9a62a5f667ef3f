import { expect, test } from "vitest";
import { EARLIER_TAXONOMIES } from "./earlier-taxonomies.ts";
import { SHIPPED_TAXONOMY } from "./taxonomy.ts";

test("every version that a stored score may name is still there, and none is today's", () => {
  const versions = EARLIER_TAXONOMIES.map(({ version }) => version);
  expect(versions).toEqual(["99216b7b703e", "3ddc8cc32698", "c5d36c6b3fcb"]);
  expect(versions).not.toContain(SHIPPED_TAXONOMY.version);
});
