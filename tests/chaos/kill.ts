/** What a step of a follower does, and where in it the process is killed. */
export const STEPS = ["advance", "reorg"] as const;
/** Before the transaction, at its begin, somewhere within it, before it is committed, and after that. */
export const PHASES = ["before", "begun", "within", "written", "committed"] as const;

/** A kill that a follower does to itself. */
export interface Kill {
  readonly step: (typeof STEPS)[number];
  readonly phase: (typeof PHASES)[number];
  /** Milliseconds after the begin of the transaction, of `within`. */
  readonly afterMs: number;
}

/** What a follower is started with. */
export interface FollowerTask {
  readonly place: { readonly home: string } | { readonly databaseUrl: string };
  readonly settings: Readonly<Record<string, string>>;
  readonly kill: Kill | null;
}

/** Every phase of both steps, in turn. */
export function killsInTurn(count: number): Kill[] {
  const all = PHASES.flatMap((phase) => STEPS.map((step) => ({ step, phase })));
  return Array.from({ length: count }, (_, n) => ({ ...all[n % all.length]!, afterMs: 1 + ((n * 7) % 12) }));
}
