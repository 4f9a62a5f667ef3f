import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { Failure, isFailure } from "@tetron/domain/failure";

/** Fields of a form beside its file, and bytes of each. */
const LIMITS = { fields: 20, fieldSize: 1_024, fieldNameSize: 100, files: 1, headerPairs: 20 } as const;

/** A form whose file is still arriving. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  /** Throws a `Failure` `BAD_REQUEST` at the end when something is wrong with what came after the file. */
  readonly file: AsyncIterable<Uint8Array>;
}

/**
 * Reads a form up to its file, which must be its last part: what it says is needed before the file is read.
 *
 * @throws Failure `BAD_REQUEST` when it is no form, has no file or one field twice.
 */
export async function readForm(body: Readable, headers: IncomingHttpHeaders): Promise<Form> {
  const fields: Record<string, string> = {};
  const opened = Promise.withResolvers<Readable>();
  const finished = Promise.withResolvers<void>();
  // Each is waited for in its turn; what fails before that must not count as unhandled.
  for (const { promise } of [opened, finished]) promise.catch(() => {});
  let file: Readable | undefined;
  const fail = (error: unknown) => {
    const failure = isFailure(error)
      ? error
      : badForm("malformed", `The form cannot be read: ${String((error as Error).message)}.`);
    opened.reject(failure);
    finished.reject(failure);
    file?.destroy(failure);
    // Nothing more is read. Destroyed, a request would take the connection with it, and so the answer.
    body.unpipe(parser);
  };
  const parser = readerOf(headers);
  parser.on("field", (name, value, nameCut, valueCut) => {
    if (file !== undefined)
      fail(badForm("after_file", `${name}: stands after the file; put the file last.`, name));
    else if (nameCut || valueCut) fail(badForm("too_long", `${name}: is too long.`, name));
    else if (Object.hasOwn(fields, name)) fail(badForm("twice", `${name}: is there twice.`, name));
    else fields[name] = value;
  });
  parser.on("file", (_name, stream) => {
    file = stream as Readable;
    // Whoever reads it gets its error; before that, an error that nobody listens to would end the process.
    file.on("error", () => {});
    opened.resolve(file);
  });
  parser.on("filesLimit", () => fail(badForm("several_files", "file: send one file.", "file")));
  parser.on("fieldsLimit", () => fail(badForm("too_many", `The form has over ${LIMITS.fields} fields.`)));
  parser.on("finish", () => {
    opened.reject(badForm("missing", "file: the form has no file.", "file"));
    finished.resolve();
  });
  body.on("error", fail);
  parser.on("error", fail);
  body.pipe(parser);
  return { file: partOf(await opened.promise, finished.promise), fields };
}

async function* partOf(file: Readable, finished: Promise<void>): AsyncGenerator<Uint8Array> {
  yield* file as AsyncIterable<Uint8Array>;
  await finished;
}

function readerOf(headers: IncomingHttpHeaders) {
  try {
    return new Busboy({
      headers: { ...headers, "content-type": headers["content-type"] ?? "" },
      limits: LIMITS,
      isPartAFile: (name, _type, fileName) => fileName !== undefined || name === "file",
    });
  } catch (error) {
    throw badForm("malformed", `The form cannot be read: ${(error as Error).message}.`);
  }
}

function badForm(reason: string, message: string, field = "body"): Failure<"BAD_REQUEST"> {
  return new Failure("BAD_REQUEST", message, { issues: [{ field: field.slice(0, 100), reason }] });
}
