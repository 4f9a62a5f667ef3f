import { pathToFileURL } from "node:url";
import { Failure } from "@tetron/domain/failure";
import type { Database } from "@tetron/lake/database";
import type { EngineVersions } from "../estimate/engine.ts";
import { FEATURE_EDITIONS, type OpenedEngine, openEngine } from "../estimate/open-engine.ts";
import { findModel } from "./find-model.ts";
import { findPolicy } from "./find-policy.ts";
import { findTaxonomy } from "./find-taxonomy.ts";

/** The editions named by a score. */
export type NamedEditions = Omit<EngineVersions, "labels"> & {
  /** Absent in scores from before the label vocabulary had versions. */
  readonly labels?: string;
};

/** The available editions of the parts that scores are computed with. */
export interface Editions {
  /**
   * The engine of exactly these editions, opened once.
   *
   * @throws Failure `NOT_FOUND` of kind `edition` naming the first that is not available.
   */
  engineOf(named: NamedEditions): Promise<OpenedEngine>;
}

export interface EditionsOptions {
  /** The engine that scores now. */
  readonly current: OpenedEngine;
  /**
   * Folder of earlier editions: `models/NAME/` with the artifacts and their manifest, `policies/NAME.json`
   * and `words/NAME.json`, each optional. An edition is identified by its content, not by its name.
   */
  readonly folder: string | undefined;
  /** Where models are registered; without it only what ships and the folder is looked at. */
  readonly db?: Database;
}

/** Finds editions by their content: among the current ones, those that ship, registered models, and those in a folder. */
export function openEditions({ current, folder, db }: EditionsOptions): Editions {
  const place =
    folder === undefined ? undefined : new URL(`${pathToFileURL(folder).href.replace(/\/$/, "")}/`);
  const opened = new Map<string, Promise<OpenedEngine>>();
  return {
    engineOf(named) {
      const { model, features, policy, labels } = named;
      const key = JSON.stringify([model, features, policy, labels]);
      const engine = opened.get(key) ?? open(named);
      opened.set(key, engine);
      return engine;
    },
  };

  async function open(named: NamedEditions): Promise<OpenedEngine> {
    const { versions } = current.engine;
    if (isSame(named, versions)) return current;
    const model = found("model", named.model, "models", await findModel(named.model, { folder: place, db }));
    const isCurrent = named.policy === versions.policy;
    const policy = isCurrent ? current.engine.policy : await findPolicy(named.policy, place);
    const taxonomy = await findTaxonomy(named.labels, current.engine.taxonomy, place);
    const features = FEATURE_EDITIONS.find((edition) => edition === named.features);
    if (features === undefined) throw missing("features", named.features);
    return openEngine(found("policy", named.policy, "policies", policy), {
      artifacts: model,
      taxonomy: found("label words", named.labels ?? "none", "words", taxonomy),
      features,
    });
  }

  function found<Value>(part: string, edition: string, under: string, value: Value | undefined): Value {
    if (value === undefined) throw missing(part, edition, under);
    return value;
  }

  function missing(part: string, edition: string, under?: string): Failure<"NOT_FOUND"> {
    const remedy =
      under === undefined
        ? "This code computes other ones: replay it with the release that made the score."
        : folder === undefined
          ? `Set TETRON_EDITIONS to a folder that has it in ${under}/.`
          : `It is not in ${folder}/${under}/.`;
    const message = `The edition ${edition} of the ${part}, which the score names, is missing. ${remedy}`;
    return new Failure("NOT_FOUND", message, { kind: "edition", id: edition });
  }
}

function isSame(named: NamedEditions, { model, features, policy, labels }: EngineVersions): boolean {
  return (
    named.model === model && named.features === features && named.policy === policy && named.labels === labels
  );
}
