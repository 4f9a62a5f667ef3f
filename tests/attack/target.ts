import type { Scope } from "@tetron/domain/scope";
import type { Operations } from "../operations.ts";
import type { Platform } from "../platform.ts";
import type { Usage } from "./usage.ts";

/** The running Tetron under attack, as an attacker and an operator can access it. */
export interface Target {
  readonly platform: Platform;
  readonly operations: Operations;
  /** The process's resource use so far. */
  usage(): Usage;
  /** A key of a tenant, made by an operator. */
  keyOf(tenant: string, scopes: readonly Scope[]): Promise<Pick<Platform, "url" | "key">>;
  /** Everything that the process has logged or printed. */
  readonly printed: () => string;
}

/** One attack. */
export interface Attack {
  /** A short description. */
  readonly title: string;
  /** Runs the attack. @returns A sentence for each violated expectation; empty when all held. */
  run(target: Target): Promise<readonly string[]>;
}

/** Collects violated expectations. */
export function findings(): { readonly all: string[]; expect(holds: boolean, otherwise: string): void } {
  const all: string[] = [];
  return { all, expect: (holds, otherwise) => void (holds || all.push(otherwise)) };
}
