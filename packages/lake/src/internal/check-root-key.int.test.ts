import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuditEntryOf } from "@tetron/domain/audit-actions";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterEach, describe, expect, test } from "vitest";
import { appendAudit } from "../audit.ts";
import { deleteLostDataKeys } from "../data-keys.ts";
import type { LakePlace } from "../open.ts";
import { newKey } from "../seal.ts";
import { anAuditEntry, openTestLake, startPostgres, testStores } from "../testing.ts";

const line = () => `${Buffer.from(newKey()).toString("base64url")}\n`;
const aReport = (): AuditEntryOf<"outcome.record"> => ({
  ...anAuditEntry(),
  action: "outcome.record",
  subject: "fb_1",
  data: { kind: "fraud", reference: "1", transaction_id: null, network: "ethereum", address: "0x01" },
  person: "eip155:1:0x01",
});

let stack = new AsyncDisposableStack();
afterEach(async () => {
  await stack.disposeAsync();
  stack = new AsyncDisposableStack();
});

describe.each(testStores())("the root key of a database on $kind", ({ kind, missing }) => {
  /** A new database, and one place of it for each text of a root key's file. */
  async function places(...files: string[]): Promise<LakePlace[]> {
    const { path: home } = stack.use(temporaryFolder());
    const store = kind === "embedded" ? { home } : { databaseUrl: stack.use(await startPostgres()).url };
    return Promise.all(
      files.map(async (text, i) => {
        const rootKeyFile = join(home, `root-key-${i}`);
        await writeFile(rootKeyFile, text);
        return { ...store, rootKeyFile };
      }),
    );
  }
  const visit = async (place: LakePlace) => {
    await using lake = await openTestLake(place);
    return lake.rootKey!.id;
  };

  test.skipIf(missing)("a process with another one is refused when it starts, naming both", async () => {
    const [ours, others] = await places(line(), line());
    const id = await visit(ours!);
    await expect(visit(others!)).rejects.toThrow(
      `its data keys are wrapped by the root key ${id}, the file begins with`,
    );
    expect(await visit(ours!)).toBe(id);
  });

  test.skipIf(missing)(
    "one that is new in a process's file is asked of the others once it wraps",
    async () => {
      const [first, next] = [line(), line()];
      const [before, during, after] = await places(first, `${next}${first}`, next);
      await visit(before!);
      const id = await visit(during!);
      await visit(before!);
      {
        await using lake = await openTestLake(during!);
        await lake.commit([appendAudit(aReport())]);
      }
      await expect(visit(before!)).rejects.toThrow(`wrapped by the root key ${id}`);
      await expect(visit(after!)).rejects.toThrow("does not belong to this database");
    },
  );

  test.skipIf(missing)("one that is lost can be forgotten", async () => {
    const [lost, fresh] = await places(line(), line());
    {
      await using lake = await openTestLake(lost!);
      await lake.commit([appendAudit(aReport())]);
    }
    {
      await using lake = await openTestLake(fresh!, { anyRootKey: true });
      const byTenant = await lake.transaction((tx) => deleteLostDataKeys(tx.db, lake.rootKey!));
      expect(byTenant.get("acme")).toHaveLength(1);
    }
    await visit(fresh!);
    await expect(visit(lost!)).rejects.toThrow("does not belong to this database");
  });
});
