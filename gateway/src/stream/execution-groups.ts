import { canonicalJson } from "@tetron/domain/canonical-json";
import { createIds } from "@tetron/domain/id";
import type { Supergraph } from "@tetron/federation/supergraph";
import type { Caller } from "@tetron/service/caller";
import type { ExecutionResult, GraphQLError } from "graphql";
import type { CallContext } from "../context.ts";
import { openExecution } from "./event-execution.ts";
import type { Crowd } from "./filter-index.ts";
import { createJointExecution, type JointExecution, type JointExecutionOptions } from "./joint-execution.ts";
import { objectsOf, readShape, type Shape } from "./selection-shape.ts";
import { type Bytes, bytesOf } from "./socket-frame.ts";
import type { StreamCounts } from "./stream-counts.ts";
import type { StreamEvent } from "./stream-event.ts";
import type { AskedEvents, Selection } from "./subscription-operation.ts";

/** Events that wait for their execution. */
const MAX_EVENTS = 1_000;
/** Answers that are kept for subscribers that come back. */
const MAX_ANSWERS = 64;

/** The answer for an event, as JSON: every member gets the same. */
export interface Answer {
  readonly text: string;
  readonly bytes: Bytes;
}

/** A subscriber of a group. */
export interface Member {
  push(event: StreamEvent, answer: Answer): void;
  /** The group was too slow for the event. */
  miss(event: StreamEvent): void;
  /** Nothing can be executed any more. */
  failed(error: unknown): void;
}

/** Those who select the same and may see the same. */
export interface Group {
  /** Executes the selection for an event, once for all who ask in the same turn. The same object for every member. */
  readonly crowd: Crowd<Member>;
  /** Resolves when nothing waits for its execution. */
  idle(): Promise<void>;
  leave(): void;
}

export interface GroupsOptions {
  readonly supergraph: Supergraph;
  /** Shows the errors of an answer. */
  readonly present: (errors: readonly GraphQLError[], requestId: string) => readonly object[];
  readonly counts: StreamCounts;
  /** Ends every execution. */
  readonly signal: AbortSignal;
}

/** Finds or opens groups. */
export interface Groups {
  /**
   * @param caller - With the scopes that matter to the selection: it is executed with no other.
   * @throws GraphQLError when the operation cannot be planned.
   */
  join(selection: Selection, asked: AskedEvents, caller: Caller): Promise<Group>;
}

interface Opened {
  readonly group: Omit<Group, "leave">;
  readonly close: () => void;
  members: number;
}

const nextId = createIds();

/**
 * One execution at most for each event and each distinct selection, variables and authorisation class: a tenant and
 * scopes. Selections of the same objects share one, and the executions of a class share what their resolvers load.
 */
export function createGroups(options: GroupsOptions): Groups {
  const opened = new Map<string, Promise<Opened>>();
  const joints = new Map<string, JointExecution>();
  const contexts = new WeakMap<StreamEvent, Map<string, CallContext>>();

  const contextOf = (event: StreamEvent, authorisation: string, caller: Caller) => {
    const known = contexts.get(event) ?? new Map<string, CallContext>();
    contexts.set(event, known);
    const context = known.get(authorisation) ?? { caller, signal: options.signal };
    known.set(authorisation, context);
    return context;
  };

  const joinOthers = (shape: Shape, authorisation: string, whose: JointExecutionOptions) => {
    const key = canonicalJson([objectsOf(shape), authorisation]);
    const joint = joints.get(key) ?? createJointExecution(whose);
    joints.set(key, joint);
    joint.add(shape);
    return {
      answer: (event: StreamEvent) => joint.answer(shape, event),
      leave: () => joint.remove(shape) && joints.delete(key),
    };
  };

  return {
    async join(selection, asked, caller) {
      const authorisation = canonicalJson([caller.tenant, [...caller.scopes].sort()]);
      const key = canonicalJson([selection.text, asked.variablesText, authorisation]);
      const { requestId: _, ...known } = caller;
      const member = { ...known, requestId: nextId("req") };
      const whose = {
        ...{ supergraph: options.supergraph, counts: options.counts, signal: options.signal, caller: member },
        contextOf: (event: StreamEvent) => contextOf(event, authorisation, member),
      };
      const open = async (): Promise<Opened> => {
        const { document } = selection;
        const own = await openExecution({ ...whose, document, variables: asked.variables });
        const shape = readShape(options.supergraph.schema, document);
        const joint = shape && joinOthers(shape, authorisation, whose);
        const present = (errors: readonly GraphQLError[]) => options.present(errors, member.requestId);
        const { group, close } = startGroup(
          async (event) => (await joint?.answer(event)) ?? textOf(await own.run(event), present),
        );
        return {
          group,
          members: 0,
          close() {
            close();
            own.close();
            joint?.leave();
          },
        };
      };
      const found = opened.get(key) ?? open();
      opened.set(key, found);
      try {
        const entry = await found;
        entry.members++;
        let hasLeft = false;
        return {
          ...entry.group,
          leave() {
            if (hasLeft) return;
            hasLeft = true;
            if (--entry.members > 0) return;
            if (opened.get(key) === found) opened.delete(key);
            entry.close();
          },
        };
      } catch (error) {
        if (opened.get(key) === found) opened.delete(key);
        throw error;
      }
    },
  };
}

interface Batch {
  readonly event: StreamEvent;
  members: readonly Member[];
}

/** @param execute - Gives the answer for an event, as JSON. It is called for one event after another. */
function startGroup(execute: (event: StreamEvent) => Promise<string>): Omit<Opened, "members"> {
  const closing = new AbortController();
  const answers = new Map<string, Answer>();
  const answerTo = async (event: StreamEvent): Promise<Answer> => {
    const known = answers.get(event.id);
    if (known !== undefined) return known;
    const text = await execute(event);
    const answer = { text, bytes: bytesOf(text) };
    answers.set(event.id, answer);
    if (answers.size > MAX_ANSWERS) answers.delete(answers.keys().next().value!);
    return answer;
  };

  const batches: Batch[] = [];
  let idle = Promise.withResolvers<void>();
  let working = false;
  const work = async () => {
    working = true;
    try {
      for (let batch = batches[0]; batch !== undefined && !closing.signal.aborted; batch = batches[0]) {
        const answer = await answerTo(batch.event);
        batches.shift();
        for (const member of batch.members) member.push(batch.event, answer);
      }
    } catch (error) {
      const members = new Set(batches.splice(0).flatMap((batch) => batch.members));
      if (!closing.signal.aborted) for (const member of members) member.failed(error);
    }
    working = false;
    idle.resolve();
    idle = Promise.withResolvers();
  };

  const group: Opened["group"] = {
    crowd: {
      deliver(event, members) {
        const last = batches.at(-1);
        if (last?.event === event) {
          // An execution that runs answers those too who come before it ends.
          last.members = [...last.members, ...members];
          return;
        }
        if (batches.length >= MAX_EVENTS) {
          for (const member of members) member.miss(event);
          return;
        }
        batches.push({ event, members });
        if (!working) void work();
      },
    },
    async idle() {
      while (working && !closing.signal.aborted) await idle.promise;
    },
  };
  return { group, close: () => closing.abort() };
}

function textOf(
  { errors, ...result }: ExecutionResult,
  present: (errors: readonly GraphQLError[]) => readonly object[],
): string {
  return JSON.stringify({ ...(errors && { errors: present(errors) }), ...result });
}
