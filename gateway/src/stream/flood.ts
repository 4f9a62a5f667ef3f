/** Frames that a client may send at once. */
const MAX_FRAMES = 250;
/** Frames that it may send each second after that. */
const FRAMES_PER_SECOND = 25;

/** Counts a client's frames. @returns Whether it sends too many. */
export function countFrames(now: () => number = performance.now.bind(performance)): () => boolean {
  let left = MAX_FRAMES;
  let last = now();
  return () => {
    const at = now();
    left = Math.min(MAX_FRAMES, left + ((at - last) / 1_000) * FRAMES_PER_SECOND) - 1;
    last = at;
    return left < 0;
  };
}
