/**
 * Waits for all of them and throws the first error. Of the statements of one transaction later errors are its consequence,
 * and none may be sent after the transaction has ended.
 */
export async function together<Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [At in keyof Work]: Awaited<Work[At]> }> {
  // A statement of drizzle is sent again by each that waits for it.
  const sent = work.map((each) => Promise.resolve(each));
  await Promise.allSettled(sent);
  return (await Promise.all(sent)) as { -readonly [At in keyof Work]: Awaited<Work[At]> };
}
