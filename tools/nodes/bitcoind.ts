// Provides a real bitcoin node for the integration tests: unpacks Debian's bitcoin-knots with its libraries
// and loader into node_modules/.cache, so that nothing is installed on the machine. Prints the command that
// runs it as a JSON list. Needs apt-get and dpkg-deb, but not root.
import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CACHE = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "tetron");
const HOME = join(CACHE, "bitcoin-knots");
const PACKAGE = "bitcoin-knots";
/** The Debian suite with the package. */
const SUITE = "sid";

if (!existsSync(HOME)) install();
console.log(JSON.stringify(commandIn(HOME)));

/** Runs the node by the loader of the C library that it was linked with. */
function commandIn(home: string): string[] {
  const [loader] = globSync(join(home, "usr/lib/*/ld-linux-*.so.*"));
  if (loader === undefined) throw new Error(`${home} has no loader; delete it and try again.`);
  return [loader, "--library-path", join(loader, ".."), join(home, "usr/bin/bitcoind")];
}

function install(): void {
  const work = join(CACHE, `bitcoin-knots.${process.pid}`);
  const root = join(work, "root");
  const state = join(work, "lists");
  const archives = join(work, "archives");
  for (const folder of [root, join(state, "partial"), join(archives, "partial")])
    mkdirSync(folder, { recursive: true });
  try {
    const sources = join(work, "sources.list");
    writeFileSync(sources, `deb ${mirror()} ${SUITE} main\n`);
    const options = [
      ["Dir::Etc::SourceList", sources],
      ["Dir::Etc::SourceParts", "/dev/null"],
      ["Dir::State::Lists", state],
      ["Dir::Cache", work],
      ["Acquire::Languages", "none"],
      ["APT::Sandbox::User", ""],
    ].flatMap(([name, value]) => ["-o", `${name}=${value}`]);
    const apt = (tool: string, ...args: string[]) =>
      execFileSync(tool, [...options, ...args], {
        cwd: archives,
        encoding: "utf8",
        stdio: ["ignore", "pipe", 2],
      });

    apt("apt-get", "--quiet", "update");
    const depends = (...names: string[]) =>
      apt("apt-cache", "depends", "--important", ...names)
        .split("\n")
        .flatMap((line) => /^ *\|?Depends: ((?:lib|zlib)\S+)$/.exec(line)?.[1] ?? []);
    apt("apt-get", "--quiet", "download", PACKAGE, ...closure(PACKAGE, depends));
    for (const archive of globSync(join(archives, "*.deb"))) execFileSync("dpkg-deb", ["-x", archive, root]);
    commandIn(root);
    renameSync(root, HOME);
  } catch (error) {
    // Ignored when a concurrent run has finished first.
    if (!existsSync(HOME)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The dependencies of a package, transitively. */
function closure(name: string, depends: (...names: string[]) => string[]): string[] {
  const known = new Set<string>();
  for (let open = depends(name); open.length > 0; ) {
    for (const library of open) known.add(library);
    open = depends(...open).filter((library) => !known.has(library));
  }
  return [...known];
}

/** The Debian mirror that this machine is set up for. */
function mirror(): string {
  for (const file of globSync(["/etc/apt/sources.list", "/etc/apt/sources.list.d/*"])) {
    const [found] = readFileSync(file, "utf8").match(/https?:\/\/\S+\/debian(?=\/?\s)/) ?? [];
    if (found !== undefined) return found;
  }
  throw new Error("This machine's package sources name no Debian mirror.");
}
