import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { examplesIn } from "./examples-in.ts";

/** Type-checks the `@example` blocks of all workspaces, each as a module of its own. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = join(ROOT, "node_modules/.cache/examples");
/** Every workspace that others import from must have an example. */
const WORKSPACES = globSync("{packages/*,subgraphs/*,gateway,embedded}/package.json", { cwd: ROOT }).map(
  dirname,
);

const examples = globSync("{packages/*,subgraphs/*,gateway,embedded}/src/**/*.ts", { cwd: ROOT }).flatMap(
  (file) => examplesIn(readFileSync(join(ROOT, file), "utf8")).map((code, at) => ({ file, at, code })),
);
const without = WORKSPACES.filter((folder) => !examples.some(({ file }) => file.startsWith(`${folder}/`)));
if (without.length > 0) throw new Error(`No @example in: ${without.join(", ")}.`);

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const names = examples.map(({ file, at, code }) => {
  const name = `${file.replaceAll("/", "__").replace(/\.ts$/, "")}__${at}.ts`;
  writeFileSync(join(FOLDER, name), `${code}\nexport {};\n`);
  return name;
});
const config = {
  extends: join(ROOT, "tsconfig.json"),
  // Sources shared with the browser need its types, which the main program gets through a dependency.
  compilerOptions: {
    noUnusedLocals: false,
    lib: ["esnext", "dom"],
    // Others install it built.
    paths: { "@tetron/sdk": [join(ROOT, "packages/sdk/src/index.ts")] },
  },
  include: [],
  files: names,
};
writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(config));
try {
  execFileSync("tsc", ["-p", FOLDER], { cwd: ROOT, encoding: "utf8" });
  console.log(`${names.length} examples`);
} catch (error) {
  console.log((error as { stdout: string }).stdout);
  process.exitCode = 1;
}
