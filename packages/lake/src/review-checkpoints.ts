import { eq, lt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { reviewCheckpoints, type StoredCheckpoint } from "./tables/review-checkpoints.ts";

/** How far a review is; `undefined` when it has not begun, or has ended. */
export async function findCheckpoint(db: Database, thread: string): Promise<StoredCheckpoint | undefined> {
  const [found] = await db.select().from(reviewCheckpoints).where(eq(reviewCheckpoints.thread, thread));
  return found;
}

/** Stores how far a review is. */
export async function storeCheckpoint(db: Database, checkpoint: StoredCheckpoint): Promise<void> {
  const { thread: _, ...set } = checkpoint;
  await db
    .insert(reviewCheckpoints)
    .values(checkpoint)
    .onConflictDoUpdate({ target: reviewCheckpoints.thread, set });
}

/** Forgets a review that has ended. */
export async function deleteCheckpoint(db: Database, thread: string): Promise<void> {
  await db.delete(reviewCheckpoints).where(eq(reviewCheckpoints.thread, thread));
}

/** Forgets reviews that nobody went on with since a time. */
export async function forgetCheckpoints(db: Database, untouchedSince: Date): Promise<void> {
  await db.delete(reviewCheckpoints).where(lt(reviewCheckpoints.updatedAt, untouchedSince));
}
