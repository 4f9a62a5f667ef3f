import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import { expect, test } from "vitest";
import { trainingData } from "../testing.ts";
import { evaluateServices, type JudgedWallet } from "./evaluate.ts";

const { data, missing } = trainingData();

test.skipIf(missing)(
  `every known service is judged twice, and the second time without what lists say`,
  { timeout: 300_000 },
  async () => {
    const judged: JudgedWallet[] = [];
    const report = await evaluateServices({
      data,
      taxonomy: SHIPPED_TAXONOMY,
      // Declines who has a history and approves who has a label.
      judge: async (wallet) => {
        judged.push(wallet);
        return wallet.labels.length > 0 ? "approved" : wallet.history === null ? "reviewed" : "declined";
      },
      signal: new AbortController().signal,
    });

    expect(Object.keys(report.lists)).toHaveLength(4);
    const all = report.groups.at(-1)!;
    const { wallets } = all.all.labels_read;
    const held = all.with_history.labels_read.wallets;
    expect(wallets).toBeGreaterThan(60_000);
    expect(judged).toHaveLength(2 * wallets);
    expect(all.with_history).toMatchObject({ whole: 14, part: held - 14 });
    expect(held).toBeGreaterThan(400);
    expect(all.all.labels_read.false_positive_rate).toBe(0);
    expect(all.all.labels_withheld.false_positive_rate).toBe(held / wallets);
    expect(all.with_history.labels_withheld.false_positive_rate).toBe(1);
    const byCategory = report.groups.slice(0, -1).map((group) => group.all.labels_read.wallets);
    expect(byCategory.reduce((sum, count) => sum + count, 0)).toBe(wallets);
  },
);
