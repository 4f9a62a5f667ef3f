import { findArchiveStatus } from "@tetron/lake/archive";
import type { Database } from "@tetron/lake/database";

/** Where the archive stands, for `/health/ready`. It decides nothing: without it everything is answered. */
export async function reportArchive(db: Database): Promise<object> {
  const status = await findArchiveStatus(db);
  if (status === undefined) return { state: "none" };
  const { at, succeededAt, trouble, sizes, waiting } = status;
  const sum = (what: "files" | "bytes") => sizes.reduce((total, each) => total + each[what], 0);
  return {
    state: trouble === null ? "ok" : "failing",
    ...{ trouble, files: sum("files"), bytes: sum("bytes"), waiting },
    ...{ succeeded_at: succeededAt, updated_at: at },
  };
}
