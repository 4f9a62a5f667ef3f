import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";

/** Subgraphs that run as a service: an image runs the `src/main.ts` of its folder. */
const services = globSync("subgraphs/*/src/main.ts").map((file) => basename(dirname(dirname(file))));
const processes = ["gateway", ...services].sort();

const urls = Object.fromEntries(
  services.map((name) => [`TETRON_SUBGRAPH_${name.toUpperCase()}_URL`, `http://${name}:4000/graphql`]),
);

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } };
}

interface Container {
  readonly image: string;
  readonly envFrom?: readonly { readonly secretRef: { readonly name: string } }[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

test("docker compose runs every process, and gives the gateway the URL of each", () => {
  const { services: composed } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true });
  expect(Object.keys(composed).sort()).toEqual([...processes, "postgres", "migrate", "opensearch"].sort());
  for (const name of processes) {
    const folder: string = composed[name].build.args.SERVICE;
    expect(basename(folder)).toBe(name);
    expect(existsSync(`${folder}/src/main.ts`)).toBe(true);
  }
  expect(composed.gateway.environment).toMatchObject(urls);
  for (const name of processes) expect(composed[name].environment).not.toHaveProperty("DATABASE_OWNER_URL");
});

test("Kubernetes runs the same processes, with the same URLs", () => {
  const read = (file: string) => readFileSync(`deploy/kubernetes/${file}`, "utf8");
  const { resources, images } = parse(read("kustomization.yaml"));
  const manifests: Manifest[] = resources.flatMap((file: string) =>
    parseAllDocuments(read(file)).map((document) => document.toJS()),
  );
  const containers = Object.fromEntries(
    manifests
      .filter(({ kind }) => kind === "Deployment")
      .map(({ metadata, spec }) => [metadata.name, spec.template.spec.containers[0]]),
  );
  expect(Object.keys(containers).sort()).toEqual(processes);
  expect(images.map(({ name }: { name: string }) => name).sort()).toEqual(
    Object.values(containers)
      .map((container) => container?.image)
      .sort(),
  );
  for (const container of Object.values(containers))
    expect(container?.envFrom).toEqual([{ secretRef: { name: "tetron" } }]);
  const told = containers["gateway"]?.env?.map(({ name, value }) => [name, value]) ?? [];
  expect(Object.fromEntries(told)).toMatchObject(urls);
});
