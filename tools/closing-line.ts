import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends a run with `N passed, N failed[, N skipped]` on a line of its own, for machines that read it.
 *
 * With `CI=true` a skipped test has failed: there every server that a test needs must be present.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap(({ children }) => [...children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    // A file that does not load or a hook that throws leaves no failed test behind, and is a failure all the same.
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = suites.filter((suite) => suite.errors().length > 0).length + unhandled.length;
    const skipped = count("skipped");
    const refused = process.env["CI"] === "true" ? skipped : 0;
    const line = `${count("passed")} passed, ${count("failed") + broken + refused} failed`;
    process.stdout.write(`\n${line}${skipped > refused ? `, ${skipped} skipped` : ""}\n`);
    if (refused > 0) process.exitCode = 1;
  }
}
