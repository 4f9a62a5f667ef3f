/** Microseconds of CPU for one call: the best of several rounds, to reduce the effect of other load. */
export function cpuMicroseconds(call: () => unknown): number {
  const times: number[] = [];
  let calls = 1;
  while (times.length < ROUNDS) {
    const before = process.cpuUsage();
    for (let i = 0; i < calls; i++) call();
    const { user } = process.cpuUsage(before);
    if (user < ROUND_MICROSECONDS) calls *= 2;
    else times.push(user / calls);
  }
  return Math.min(...times);
}

const ROUNDS = 7;
const ROUND_MICROSECONDS = 40_000;

/** Prints figures as one JSON object with `--json`, otherwise as a table. */
export function report(bench: string, figures: Readonly<Record<string, number>>): void {
  if (process.argv.includes("--json")) console.log(JSON.stringify({ bench, ...figures }));
  else
    console.table(Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)])));
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
