import type { Scope } from "@tetron/domain/scope";
import type { Operations } from "../operations.ts";
import type { Platform } from "../platform.ts";
import type { Usage } from "./usage.ts";

/** A running Tetron that is attacked, and what an attacker and an operator have of it. */
export interface Target {
  readonly platform: Platform;
  readonly operations: Operations;
  /** What the process has used so far. */
  usage(): Usage;
  /** A key of a tenant, made by an operator. */
  keyOf(tenant: string, scopes: readonly Scope[]): Promise<Pick<Platform, "url" | "key">>;
  /** Everything that the process has logged or printed. */
  readonly printed: () => string;
}

/** What was tried, and what did not hold. */
export interface Attack {
  /** What is done, in a few words. */
  readonly title: string;
  /** Carries it out. @returns What did not hold, a sentence each; nothing when all did. */
  run(target: Target): Promise<readonly string[]>;
}

/** Collects what does not hold. */
export function findings(): { readonly all: string[]; expect(holds: boolean, otherwise: string): void } {
  const all: string[] = [];
  return { all, expect: (holds, otherwise) => void (holds || all.push(otherwise)) };
}
