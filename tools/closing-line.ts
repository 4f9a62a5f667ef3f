import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends a run with the line `N passed, N failed[, N skipped]`, for scripts.
 *
 * With `CI=true` a skipped test counts as failed, because every server that a test needs must be present
 * there.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap(({ children }) => [...children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    // A file that does not load or a hook that throws is a failure without a failed test.
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = suites.filter((suite) => suite.errors().length > 0).length + unhandled.length;
    const skipped = count("skipped");
    const refused = process.env["CI"] === "true" ? skipped : 0;
    const line = `${count("passed")} passed, ${count("failed") + broken + refused} failed`;
    process.stdout.write(`\n${line}${skipped > refused ? `, ${skipped} skipped` : ""}\n`);
    if (refused > 0) process.exitCode = 1;
  }
}
