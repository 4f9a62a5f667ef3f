#!/usr/bin/env -S MALLOC_ARENA_MAX=2 node
// glibc keeps freed memory per thread arena, and compiling PGlite uses many threads: two arenas save 60 MB.
import { createStopSignal } from "@tetron/service/stop-signal";

const told = createStopSignal();
// A reader that closes early, such as `head`, is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

// Imported after the signal handlers are installed.
const { runCli } = await import("./run-cli.ts");
process.exitCode = await runCli(process.argv.slice(2), told);
