import type { RunnableConfig } from "@langchain/core/runnables";
import {
  BaseCheckpointSaver,
  type Checkpoint,
  type CheckpointMetadata,
  type CheckpointTuple,
} from "@langchain/langgraph";
import type { Database } from "@tetron/lake/database";
import { deleteCheckpoint, findCheckpoint, storeCheckpoint } from "@tetron/lake/review-checkpoints";

/**
 * The newest checkpoint of each review, in the lake. The published saver for PostgreSQL needs a pool of its own, which the
 * embedded store does not have. Nodes of a review run one after another, so there are no writes beside a checkpoint to keep.
 */
export class LakeCheckpoints extends BaseCheckpointSaver {
  readonly #db: Database;

  constructor(db: Database) {
    super();
    this.#db = db;
  }

  override async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    const stored = await findCheckpoint(this.#db, threadOf(config));
    const { checkpoint_id: wanted } = config.configurable ?? {};
    if (stored === undefined || (wanted !== undefined && wanted !== stored.checkpointId)) return undefined;
    const [checkpoint, metadata] = await Promise.all([
      this.serde.loadsTyped("json", stored.checkpoint),
      this.serde.loadsTyped("json", stored.metadata),
    ]);
    return { config: configOf(stored.thread, stored.checkpointId), checkpoint, metadata, pendingWrites: [] };
  }

  override async *list(config: RunnableConfig): AsyncGenerator<CheckpointTuple> {
    const found = await this.getTuple(config);
    if (found !== undefined) yield found;
  }

  override async put(
    config: RunnableConfig,
    given: Checkpoint,
    about: CheckpointMetadata,
  ): Promise<RunnableConfig> {
    const thread = threadOf(config);
    const [[, checkpoint], [, metadata]] = await Promise.all([
      this.serde.dumpsTyped(given),
      this.serde.dumpsTyped(about),
    ]);
    const at = new Date();
    await storeCheckpoint(this.#db, { thread, checkpointId: given.id, checkpoint, metadata, updatedAt: at });
    return configOf(thread, given.id);
  }

  override async putWrites(): Promise<void> {}

  override deleteThread(thread: string): Promise<void> {
    return deleteCheckpoint(this.#db, thread);
  }
}

function threadOf({ configurable }: RunnableConfig): string {
  const { thread_id: thread } = configurable ?? {};
  if (typeof thread !== "string") throw new Error("A review needs a thread.");
  return thread;
}

function configOf(thread: string, checkpointId: string): RunnableConfig {
  return { configurable: { thread_id: thread, checkpoint_ns: "", checkpoint_id: checkpointId } };
}
