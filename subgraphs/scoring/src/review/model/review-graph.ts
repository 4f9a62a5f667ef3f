import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import type { Database } from "@tetron/lake/database";
import type { z } from "zod";
import { type CheckedDraft, checkDraft } from "../narrative/check-draft.ts";
import type { Dossier } from "../narrative/dossier.ts";
import { Draft } from "../narrative/draft.ts";
import type { Budget } from "./budget.ts";
import { LakeCheckpoints } from "./checkpoints.ts";
import type { LanguageModel, Question } from "./language-model.ts";
import { isWorthAnotherTry, ModelFault } from "./model-fault.ts";
import {
  askForDraft,
  askForObservations,
  comparisonsOf,
  edgeCasesOf,
  type Observation,
  Observations,
} from "./prompts.ts";
import { readJson } from "./read-json.ts";

/** What a review has found so far. */
const State = Annotation.Root({
  dossier: Annotation<Dossier>,
  observations: Annotation<readonly Observation[]>,
  edgeCases: Annotation<readonly string[]>,
  draft: Annotation<Draft>,
});

type Reviewed = typeof State.State;

/** Reviews a dossier; a thread that was interrupted goes on where it stopped. */
export type ReviewGraph = (dossier: Dossier, thread: string, signal: AbortSignal) => Promise<Draft>;

export interface GraphParts {
  /** Keeps how far a review is; absent: nothing is kept. */
  readonly db?: Database;
  readonly model: LanguageModel;
  readonly budget: Budget;
  /** What must never be in a text; `null` for nothing. */
  readonly secret: string | null;
  /** Called with every text that was checked, taken or not. */
  readonly onDraft?: (checked: CheckedDraft) => void;
}

/** Each node is tried once more, when another try can mend what was wrong. */
const RETRY = {
  maxAttempts: 2,
  initialInterval: 50,
  jitter: false,
  retryOn: isWorthAnotherTry,
  logWarning: false,
};

/** Three nodes: comparisons with other wallets, edge cases by rules, and the explanation. */
export function openReviewGraph({ db, model, budget, secret, onDraft }: GraphParts): ReviewGraph {
  const checkpointer = db && new LakeCheckpoints(db);
  const ask = async <Shape extends z.ZodType>(shape: Shape, question: Question, signal: AbortSignal) => {
    const { text } = await budget.spend(question, () => model.ask(question, signal));
    return parsed(shape, text);
  };
  const graph = new StateGraph(State)
    .addNode(
      "analyze_neighbours",
      async ({ dossier }: Reviewed, { signal }) => {
        const known = new Set(comparisonsOf(dossier).map(({ id }) => id));
        if (known.size === 0) return { observations: [] };
        const { observations } = await ask(Observations, askForObservations(dossier), signal!);
        if (observations.some(({ evidence }) => !known.has(evidence)))
          throw new ModelFault("unknown_evidence");
        return { observations };
      },
      { retryPolicy: RETRY },
    )
    .addNode("detect_edge_cases", ({ dossier }: Reviewed) => ({ edgeCases: edgeCasesOf(dossier) }))
    .addNode(
      "final_decision",
      async ({ dossier, observations, edgeCases }: Reviewed, { signal }) => {
        const draft = await ask(Draft, askForDraft(dossier, { observations, edgeCases }), signal!);
        const checked = checkDraft(dossier, draft, secret);
        onDraft?.(checked);
        const [fault] = checked.faults;
        if (fault !== undefined) throw new ModelFault(fault);
        return { draft };
      },
      { retryPolicy: RETRY },
    )
    .addEdge(START, "analyze_neighbours")
    .addEdge("analyze_neighbours", "detect_edge_cases")
    .addEdge("detect_edge_cases", "final_decision")
    .addEdge("final_decision", END)
    .compile(checkpointer ? { checkpointer } : {});
  return async (dossier, thread, signal) => {
    const config = { configurable: { thread_id: thread }, signal, durability: "sync" as const };
    const begun = await checkpointer?.getTuple(config);
    const { draft } = await graph.invoke(begun === undefined ? { dossier } : null, config);
    await checkpointer?.deleteThread(thread);
    return draft;
  };
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> {
  const result = shape.safeParse(readJson(text));
  if (!result.success) throw new ModelFault("wrong_shape");
  return result.data;
}
