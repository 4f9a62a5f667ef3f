// Provides a real OpenSearch with its k-NN plugin for the integration tests: unpacked from Maven Central into the user's
// cache folder, so that nothing is installed on the machine. Prints where it is, which Java runs it and which user may, as JSON.
// Needs Maven, and a JDK 21 or newer: that of OPENSEARCH_JAVA_HOME or JAVA_HOME, or one of /usr/lib/jvm.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const VERSION = "3.6.0";
const MIN_JAVA = 21;
/** OpenSearch refuses to run as root; this user then runs it, and cannot read root's home. */
const NOBODY = "nobody";
const isRoot = process.getuid?.() === 0;
const CACHE = join(isRoot ? "/var/cache" : join(homedir(), ".cache"), "tetron", "opensearch");
const HOME = join(CACHE, VERSION);

const java = findJava();
if (!existsSync(HOME)) install();
console.log(JSON.stringify({ home: HOME, java, user: isRoot ? NOBODY : null }));

function findJava(): string {
  const homes = [
    process.env["OPENSEARCH_JAVA_HOME"],
    process.env["JAVA_HOME"],
    ...globSync("/usr/lib/jvm/*"),
  ];
  for (const home of homes) {
    if (home === undefined || !existsSync(join(home, "bin/java"))) continue;
    const { stderr } = spawnSync(join(home, "bin/java"), ["-version"], { encoding: "utf8" });
    if (Number(/version "(\d+)/.exec(stderr)?.[1]) >= MIN_JAVA) return home;
  }
  throw new Error(`OpenSearch needs a JDK ${MIN_JAVA} or newer; set OPENSEARCH_JAVA_HOME`);
}

function install(): void {
  mkdirSync(CACHE, { recursive: true });
  const work = join(CACHE, `unpacking.${process.pid}`);
  mkdirSync(work);
  try {
    const root = join(work, `opensearch-${VERSION}`);
    const pom = join(work, "pom.xml");
    writeFileSync(pom, project(work, join(root, "plugins", "opensearch-knn")));
    execFileSync("mvn", ["--batch-mode", "--quiet", "--file", pom, "generate-resources"], {
      stdio: ["ignore", 2, 2],
    });
    rmSync(pom);
    for (const folder of [work, CACHE]) chmodSync(folder, 0o755);
    execFileSync("chmod", ["-R", "a+rX", root]);
    renameSync(root, HOME);
  } catch (error) {
    // Ignored when a concurrent run has finished first.
    if (!existsSync(HOME)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A project that unpacks the server and the plugin in one run of Maven. */
function project(serverFolder: string, pluginFolder: string): string {
  const items = [
    ["org.opensearch.distribution.integ-test-zip", "opensearch", VERSION, serverFolder],
    ["org.opensearch.plugin", "opensearch-knn", `${VERSION}.0`, pluginFolder],
  ].map(
    ([group, artifact, version, folder]) =>
      `<artifactItem><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><type>zip</type><outputDirectory>${folder}</outputDirectory></artifactItem>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>tetron</groupId><artifactId>nodes</artifactId><version>1</version><packaging>pom</packaging>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version>
    <executions><execution><phase>generate-resources</phase><goals><goal>unpack</goal></goals>
      <configuration><artifactItems>${items.join("")}</artifactItems></configuration>
    </execution></executions>
  </plugin></plugins></build>
</project>`;
}
