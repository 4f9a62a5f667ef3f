import { expect, test } from "vitest";
import { PUBLISHED, type Published } from "../../test/published.ts";
import { catalogue } from "../../test/quotes.ts";
import type { Figure, Lane } from "./catalogue.ts";

test.each(PUBLISHED)(
  "$of $from $to: $number is the $value that its page states, no estimate",
  (published) => {
    const figures = figuresOf(published).filter(({ field }) => field.split(".").at(-1) === published.number);

    expect(figures).toHaveLength(1);
    expect(figures[0]).toMatchObject({
      basis: "documented",
      value: published.value,
      page: expect.stringMatching(published.page),
    });
  },
);

/** The ways that the public sources do not have. */
const NO_SUCH_WAY = [
  ["polygon-bridge", "ethereum/WETH", "polygon/WETH"],
  ["hop-v1", "ethereum/DAI", "base/DAI"],
  ["hop-v1", "base/DAI", "ethereum/DAI"],
  ["usdt0", "ethereum/USDT", "optimism/USDT"],
] as const;

test.each(NO_SUCH_WAY)("%s does not lead from %s to %s", (of, from, to) => {
  expect(lanesOf({ of, from, to })).toEqual([]);
});

test("every lane names both tokens and the source that says that they are accepted", () => {
  for (const { carrier, from, to, figures } of catalogue.lanes) {
    if (carrier.kind === "transfer") continue;
    for (const asset of [from, to])
      expect(figures).toContainEqual(
        expect.objectContaining({
          field: `tokens.${nameOf(asset)}`,
          page: expect.stringMatching(/^https:|@[0-9a-f]{40}:/),
        }),
      );
  }
});

function figuresOf(published: Published): readonly Figure[] {
  if (published.from === undefined) return catalogue.figures.filter(({ of }) => of === published.of);
  return lanesOf(published).flatMap(({ figures }) => figures);
}

function lanesOf({ of, from, to }: Pick<Published, "of" | "from" | "to">): Lane[] {
  return catalogue.lanes.filter(
    (lane) => lane.carrier.id === of && nameOf(lane.from) === from && nameOf(lane.to) === to,
  );
}

function nameOf({ network, symbol }: Lane["from"]): string {
  return `${network}/${symbol}`;
}
