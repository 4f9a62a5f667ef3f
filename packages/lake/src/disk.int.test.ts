import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isFailure } from "@tetron/domain/failure";
import { reasonToSkip, until } from "@tetron/domain/testing";
import { describe, expect, test } from "vitest";
import { findScores, insertScore } from "./scores.ts";
import { aDisk, missingDisk } from "./small-disk/testing.ts";
import { aHome, aScore, openTestLake } from "./testing.ts";

describe.skipIf(reasonToSkip(missingDisk()))("the disk", () => {
  test("a read-only one is refused by name", async () => {
    using disk = aDisk("size=1m,ro");
    const home = join(disk.path, "home");
    await expect(openTestLake({ home })).rejects.toThrow(
      `The data directory ${join(home, "lake")} cannot be used: it is read-only.`,
    );
  });

  test("one that is too small for a first start is refused by name", async () => {
    using disk = aDisk("size=12m");
    await expect(openTestLake({ home: disk.path })).rejects.toThrow(
      `The data directory ${join(disk.path, "lake")} cannot be used: the disk is full.`,
    );
  });

  test.each([45, 47])(
    "one of %i MB, on which a first start gets further, is refused by name as well",
    async (size) => {
      using disk = aDisk(`size=${size}m`);
      const start = async () => {
        await using lake = await openTestLake({ home: disk.path });
        for (;;)
          await lake.commit([
            insertScore(aScore({ inputs: { ballast: randomBytes(200_000).toString("base64") } })),
          ]);
      };
      await expect(start()).rejects.toThrow(
        `The data directory ${join(disk.path, "lake")} cannot be used: the disk is full.`,
      );
    },
  );

  test("a commit that finds no room for its rows answers nothing_done, and the next one that does is kept", async () => {
    using disk = aDisk("size=60m");
    using template = await aHome();
    cpSync(template.path, disk.path, { recursive: true });
    await using lake = await openTestLake({ home: disk.path });
    const large = () => aScore({ inputs: { ballast: randomBytes(200_000).toString("base64") } });
    await lake.commit([insertScore(large())]);
    // The log of transactions has room left in its file, the table needs a new block.
    const ballast = join(disk.path, "ballast");
    expect(() => writeFileSync(ballast, new Uint8Array(60_000_000))).toThrow("ENOSPC");
    const refused = large();
    await expect(lake.commit([insertScore(refused)])).rejects.toMatchObject({
      code: "UNAVAILABLE",
      details: { outcome: "nothing_done" },
    });
    rmSync(ballast);
    const kept = large();
    await lake.commit([insertScore(kept)]);
    expect((await findScores(lake.db, "acme", [refused.id, kept.id])).map((score) => score?.id)).toEqual([
      undefined,
      kept.id,
    ]);
  });

  test("when it is full, writes that are not durable are refused and acknowledged ones stay", async () => {
    using disk = aDisk("size=60m");
    using template = await aHome();
    cpSync(template.path, disk.path, { recursive: true });
    const [kept, refused]: [string[], string[]] = [[], []];
    {
      await using lake = await openTestLake({ home: disk.path });
      const keep = async (size: number) => {
        const score = aScore({ inputs: { ballast: randomBytes(size).toString("base64") } });
        await lake.commit([insertScore(score)]).catch((error: unknown) => {
          if (isFailure(error, "UNAVAILABLE") && error.details.outcome === "nothing_done")
            refused.push(score.id);
          throw error;
        });
        kept.push(score.id);
      };
      const fill = async () => {
        for (;;) await keep(200_000);
      };
      await expect(fill()).rejects.toMatchObject({ code: "UNAVAILABLE" });
      // Small ones may still fit, or the database may have given up: either way it says the truth.
      for (let i = 0; i < 20; i++)
        await keep(2_000).catch((error: unknown) => expect(error).toMatchObject({ code: "UNAVAILABLE" }));
      await expect(lake.checkWritable(AbortSignal.timeout(5_000))).rejects.toMatchObject({
        code: "UNAVAILABLE",
      });
      execFileSync("mount", ["-o", "remount,size=300m", disk.path], { stdio: "pipe" });
      // The database that gave up is opened again by itself.
      await until(
        "it can be written again",
        async () =>
          keep(2_000).then(
            () => true,
            () => false,
          ),
        60_000,
      );
    }
    expect(kept.length).toBeGreaterThan(0);
    await using lake = await openTestLake({ home: disk.path });
    expect(await findScores(lake.db, "acme", kept)).not.toContain(undefined);
    expect((await findScores(lake.db, "acme", refused)).every((score) => score === undefined)).toBe(true);
  });
});
