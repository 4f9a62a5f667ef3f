import { type EventExecution, type EventExecutionOptions, openExecution } from "./event-execution.ts";
import { jointDocument } from "./joint-document.ts";
import { type Shape, writeShape } from "./selection-shape.ts";
import type { StreamEvent } from "./stream-event.ts";

/** One execution for those who ask for the same objects, whichever of their leaves. */
export interface JointExecution {
  add(shape: Shape): void;
  /** @returns Whether nobody is left; then it is closed. */
  remove(shape: Shape): boolean;
  /**
   * The answer for an event, as JSON.
   *
   * @returns `undefined` when the shape must be executed by itself: it is the only one, or there is an error, which may
   *   be another shape's.
   */
  answer(shape: Shape, event: StreamEvent): Promise<string | undefined>;
}

interface Joint {
  readonly shapes: ReadonlySet<Shape>;
  readonly execution: Promise<EventExecution>;
  /** The last run; the next one begins after it. */
  last: Promise<unknown>;
}

interface JointRun {
  readonly joint: Joint;
  readonly data: Promise<unknown>;
}

/** Whom a joint execution is for. */
export type JointExecutionOptions = Omit<EventExecutionOptions, "document" | "variables">;

export function createJointExecution(options: JointExecutionOptions): JointExecution {
  const shapes = new Set<Shape>();
  const runs = new WeakMap<StreamEvent, JointRun>();
  let joint: Joint | undefined;

  const close = () => {
    const { execution, last } = joint ?? {};
    joint = undefined;
    // What still runs is answered.
    void Promise.allSettled([execution, last]).then(([opened]) => {
      if (opened.status === "fulfilled") opened.value?.close();
    });
  };
  const open = (): Joint => {
    const document = jointDocument([...shapes]);
    return {
      shapes: new Set(shapes),
      execution: openExecution({ ...options, document }),
      last: Promise.resolve(),
    };
  };
  const run = (event: StreamEvent): JointRun => {
    joint ??= open();
    const { execution, last } = joint;
    const data = (async () => {
      try {
        await last;
        const { data: complete, errors, extensions } = await (await execution).run(event);
        return errors || extensions ? undefined : complete;
      } catch {
        // Each shape is executed by itself then, and fails by itself.
        return undefined;
      }
    })();
    joint.last = data;
    return { joint, data };
  };

  return {
    add(shape) {
      shapes.add(shape);
      close();
    },
    remove(shape) {
      shapes.delete(shape);
      close();
      return shapes.size === 0;
    },
    async answer(shape, event) {
      if (shapes.size < 2) return undefined;
      const found = runs.get(event) ?? run(event);
      runs.set(event, found);
      if (!found.joint.shapes.has(shape)) return undefined;
      const data = await found.data;
      return data === undefined ? undefined : `{"data":${writeShape(shape, data)}}`;
    },
  };
}
