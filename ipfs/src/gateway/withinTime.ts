import { GatewayProblem } from "./problems.ts";

/** Longest wait for the first bytes, in ms: a disk that hangs must not keep every visitor hanging. */
const PATIENCE = 30_000;

/** @throws {GatewayProblem} `gateway-timeout` */
export async function withinTime<Result>(task: () => Promise<Result>, patience = PATIENCE): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new GatewayProblem({
          code: "gateway-timeout",
          what: `The content couldn't be read within ${patience / 1000} seconds.`,
          action: "Try again in a moment.",
        }),
      );
    }, patience);
  });
  try {
    return await Promise.race([task(), late]);
  } finally {
    clearTimeout(timer);
  }
}
