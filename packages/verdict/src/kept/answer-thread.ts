import { ENGINE_PARTS } from "@tetron/models/model-version";
import type { EngineArtifacts } from "../estimate/engine-artifacts.ts";
import type { EditionWallets } from "../indexes/edition-wallets.ts";
import { openAskedThread } from "../indexes/thread/ask-thread.ts";
import type { AnsweredWallet, AskedWallet, KeepingAnswer, KeepingRequest } from "./keeping-messages.ts";

/** A thread that computes what is kept of wallets. */
export interface AnswerThread extends AsyncDisposable {
  answer(wallets: readonly AskedWallet[], signal: AbortSignal): Promise<readonly AnsweredWallet[]>;
}

/** What a thread answers with. */
export interface AnsweredWith {
  /** The models by their versions, in the order of their estimates. */
  readonly models: ReadonlyMap<string, Pick<EngineArtifacts, "read">>;
  /** The wallets among which neighbours are searched; `null` to search none. */
  readonly known: Pick<EditionWallets, "pages"> | null;
}

/** Starts a thread and gives it the models and the known wallets. */
export async function openAnswerThread(
  { models, known }: AnsweredWith,
  signal: AbortSignal,
): Promise<AnswerThread> {
  await using stack = new AsyncDisposableStack();
  const module = new URL("./keeping-worker.ts", import.meta.url);
  const thread = stack.use(
    openAskedThread<KeepingRequest, KeepingAnswer>(module, { name: "kept estimates" }),
  );
  const ask = (request: KeepingRequest, until = signal) => thread.ask(request, { signal: until });
  for (const [model, { read }] of models)
    await ask({ do: "open", model, bytes: await read(ENGINE_PARTS[0]) });
  if (known !== null) {
    for await (const wallets of known.pages()) await ask({ do: "put", wallets });
    await ask({ do: "sort" });
  }
  const opened = stack.move();
  return {
    answer: async (wallets, until) =>
      (await ask({ do: "answer", models: [...models.keys()], wallets }, until)).answered,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
