import { BEHAVIOUR } from "@tetron/features/behaviour";
import { readLabelledWallets } from "../../data/labelled-wallets.ts";
import { trainingRows } from "../../data/training-rows.ts";
import { openFitPool } from "../../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../../fit/protocol.ts";
import { readServices } from "../../services/read-seen-services.ts";
import { type Arm, QUICK_TREES } from "../arm.ts";
import { readAccountGraph } from "../exposure/account-graph.ts";
import { EXPOSURE, MASS } from "../exposure/exposure-columns.ts";
import { type ExposedRows, withExposure } from "../exposure/with-exposure.ts";
import { scoreArm } from "../late-arms.ts";
import { drawnSizes, lateMeasures } from "../late-measures.ts";
import { lateRowsOf } from "../late-run.ts";
import type { TrackOptions } from "../track.ts";
import { BEHAVIOUR_GROUPS, columnsWithout } from "./feature-groups.ts";
import { isInPart, PARTS, partName } from "./learning-parts.ts";
import { type ArmReport, reportArms, type Study } from "./study.ts";

/** The recipes of a study by their names. */
type Arms = Readonly<Record<string, Arm>>;

/** Makes a study on track L: on full views of the histories, with fewer trees than the shipped ones. */
export async function studyHistories(study: Study, options: TrackOptions): Promise<ArmReport[]> {
  const { data, signal, onProgress } = options;
  const plain = trainingRows(await readLabelledWallets(data, signal), { late: true, lossy: false });
  const exposed = study === "exposure" ? await exposedRows(plain, options) : undefined;
  const rows = exposed?.rows ?? plain;
  const late = lateRowsOf(rows);
  const isOwn = (row: number) => rows.late[row] === 0;
  const arms =
    exposed !== undefined
      ? exposureArms(exposed)
      : study === "ablation"
        ? ablationArms()
        : curveArms(rows.keys);
  await using pool = openFitPool(rows, options);
  let done = 0;
  const onFit = () => onProgress?.(++done, Object.keys(arms).length * SEEDS.length * (FOLDS + 1));
  const measured = await Promise.all(
    Object.entries(arms).map(async ([name, { fitted = () => true, ...rest }]) => {
      const arm = {
        ...rest,
        trees: QUICK_TREES,
        fitted: exposed ? fitted : (row: number) => isOwn(row) && fitted(row),
      };
      const scores = await Promise.all(SEEDS.map((seed) => scoreArm(pool, late, { seed, arm, onFit })));
      return { arm: name, measure: lateMeasures(scores) };
    }),
  );
  return reportArms(drawnSizes(late), measured);
}

function ablationArms(): Arms {
  const arms = Object.entries(BEHAVIOUR_GROUPS).map(([group, names]): [string, Arm] => {
    const columns = columnsWithout(BEHAVIOUR, names);
    return [`without ${group}`, { columns: () => columns }];
  });
  return { "all features": {}, ...Object.fromEntries(arms) };
}

function curveArms(keys: readonly string[]): Arms {
  return Object.fromEntries(
    PARTS.map((part) => [partName(part), { fitted: (row: number) => isInPart(keys[row]!, part) }]),
  );
}

function exposureArms({ rows, columnsOf }: ExposedRows): Arms {
  const own = [...BEHAVIOUR.keys()];
  const withColumns = (names: readonly string[]) => (fit: number) => [...own, ...columnsOf(fit, names)];
  const fitted = (row: number) => rows.late[row] === 0;
  return {
    behaviour: { fitted, columns: () => own },
    "with exposure": { fitted, columns: withColumns(EXPOSURE) },
    "with mass": { fitted, columns: withColumns(MASS) },
    "with late slices": { columns: () => own },
    "with late slices and exposure": { columns: withColumns(EXPOSURE) },
  };
}

async function exposedRows(
  rows: ReturnType<typeof trainingRows>,
  { data, signal }: TrackOptions,
): Promise<ExposedRows> {
  const services = await readServices(data, signal);
  const addresses = new Set(services.map(({ address }) => address));
  return withExposure(rows, lateRowsOf(rows).inPeriod, await readAccountGraph(data, addresses, signal));
}
