import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aPayingBlock, keepFinal } from "@tetron/archive/testing";
import { reasonToSkip } from "@tetron/domain/testing";
import { aDisk, missingDisk } from "@tetron/lake/small-disk/testing";
import { emptyLake, silent } from "@tetron/lake/testing";
import { createMetrics } from "@tetron/service/metrics";
import { reportArchive } from "@tetron/service/report-archive";
import { describe, expect, test } from "vitest";
import { type ArchiveCounts, showArchiveCounts } from "./archive-counts.ts";
import { archiveJob } from "./archive-job.ts";

const NEVER = new AbortController().signal;

describe.skipIf(reasonToSkip(missingDisk()))("an archive whose disk is full", () => {
  test("is not written, says so in the report and the metrics, and is written again once there is room", async () => {
    using disk = aDisk("size=80m");
    await using lake = await emptyLake();
    const counts: ArchiveCounts = { status: undefined };
    const metrics = createMetrics("test");
    showArchiveCounts(metrics, counts);
    const shown = async (name: string) => (await metrics.registry.getSingleMetric(name)!.get()).values;
    const job = archiveJob({ lake, log: silent, folder: join(disk.path, "archive"), counts });
    expect(await reportArchive(lake.db)).toEqual({ state: "none" });

    await keepFinal(lake, [aPayingBlock(1)]);
    const ballast = join(disk.path, "ballast");
    writeFileSync(ballast, new Uint8Array(20_000_000));
    await job.run(NEVER);
    expect(await reportArchive(lake.db)).toMatchObject({
      ...{ state: "failing", files: 0, waiting: { blocks: 1, histories: 0 }, succeeded_at: null },
      trouble: expect.stringMatching(/archive cannot be used: the disk is full: less than 64 MB are free/),
    });
    expect(await shown("tetron_archive_failing")).toMatchObject([{ value: 1 }]);

    rmSync(ballast);
    await job.run(NEVER);
    expect(await reportArchive(lake.db)).toMatchObject({
      state: "ok",
      trouble: null,
      files: 3,
      waiting: { blocks: 0 },
    });
    expect(await shown("tetron_archive_failing")).toMatchObject([{ value: 0 }]);
    expect(await shown("tetron_archive_rows")).toContainEqual({ labels: { kind: "movements" }, value: 2 });
  });
});
