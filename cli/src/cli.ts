#!/usr/bin/env -S MALLOC_ARENA_MAX=2 node
// glibc keeps freed memory apart for each thread, and compiling PGlite takes many: two such places save 60 MB.
import { hearStop } from "@tetron/service/hear-stop";

const told = hearStop();
// A reader that has seen enough, such as `head`, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

// Loaded only now, so that a signal is heard from the first line on.
const { runCli } = await import("./run-cli.ts");
process.exitCode = await runCli(process.argv.slice(2), told);
