import { expect, test } from "vitest";
import { ANY_NETWORK } from "./network.ts";
import { type PublishedEdition, withPublishersDay } from "./publishers-day.ts";

const edition = (
  name: string,
  day: string,
  network: PublishedEdition["network"] = "ethereum",
  kind: PublishedEdition["kind"] = "sanctions",
): PublishedEdition => ({ kind, name, network, asOf: new Date(day) });
const daysOf = (...lists: PublishedEdition[]) =>
  withPublishersDay(lists).map(({ name, asOf }) => `${name} ${asOf.toISOString().slice(0, 10)}`);

test("an asset's list is as old as the publisher's newest edition of its network", () => {
  expect(
    daysOf(
      edition("OFAC SDN ETC", "2024-09-27"),
      edition("OFAC SDN ETH", "2026-10-01"),
      edition("OFAC SDN XBT", "2025-11-27", "bitcoin"),
      edition("OFAC SDN USDT", "2025-11-27", ANY_NETWORK),
    ),
  ).toEqual([
    "OFAC SDN ETC 2026-10-01",
    "OFAC SDN ETH 2026-10-01",
    "OFAC SDN XBT 2025-11-27",
    "OFAC SDN USDT 2026-10-01",
  ]);
});

test("a list of a token of several networks does not make a network's own list newer", () => {
  const lists = [
    edition("OFAC SDN XBT", "2025-11-27", "bitcoin"),
    edition("OFAC SDN USDT", "2026-10-01", ANY_NETWORK),
  ];
  expect(daysOf(...lists)[0]).toBe("OFAC SDN XBT 2025-11-27");
});

test("another publisher's edition and another kind of list change no age", () => {
  expect(
    daysOf(
      edition("OFAC SDN ETC", "2024-09-27"),
      edition("EU FSF ETH", "2026-10-01"),
      edition("OFAC SDN labels", "2026-11-01", "ethereum", "labels"),
      edition("OFAC SDN names", "2023-11-01", "ethereum", "labels"),
    ),
  ).toEqual([
    "OFAC SDN ETC 2024-09-27",
    "EU FSF ETH 2026-10-01",
    "OFAC SDN labels 2026-11-01",
    "OFAC SDN names 2023-11-01",
  ]);
});
