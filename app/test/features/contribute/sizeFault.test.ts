import { describe, expect, it } from "vitest";
import { sizeFault } from "../../../src/features/contribute/sizeFault.ts";

const GIB = 1024 ** 3;
const film = { name: "film.mov", size: 3 * GIB };
const limits = { gaslessLimit: 5 * GIB, directLimit: 2 * GIB };

describe("a file's size against the way that it goes", () => {
  it("is fine up to the very limit of that way", () => {
    expect(sizeFault(film, { way: "gasless", ...limits })).toBeNull();
    expect(sizeFault({ ...film, size: 5 * GIB }, { way: "gasless", ...limits })).toBeNull();
    expect(sizeFault({ ...film, size: 2 * GIB }, { way: "direct", ...limits })).toBeNull();
  });

  it("isn't judged while the way or the limit isn't known", () => {
    expect(sizeFault(film, { way: null, ...limits })).toBeNull();
    expect(sizeFault(film, { way: "direct", gaslessLimit: null, directLimit: null })).toBeNull();
  });

  it("is told with both sizes", () => {
    expect(sizeFault({ ...film, size: 6 * GIB }, { way: "gasless", ...limits })).toBe(
      "“film.mov” has 6.0 GiB, and the relay takes files of at most 5.0 GiB. Choose a smaller one.",
    );
  });

  it("is told with the way that would take it, where there is one", () => {
    const direct = { way: "direct", ...limits } as const;
    expect(sizeFault(film, direct)).toMatch(/has 3\.0 GiB.* at most 2\.0 GiB\. Without gas it takes up to 5\.0 GiB/);
    expect(sizeFault({ ...film, size: 6 * GIB }, direct)).toMatch(/at most 2\.0 GiB\. Choose a smaller one\.$/);
    expect(sizeFault(film, { ...direct, gaslessLimit: null })).toMatch(/at most 2\.0 GiB\. Choose a smaller one\.$/);
    expect(sizeFault(film, { ...direct, gaslessLimit: null, away: true })).toMatch(/wait until the relay is back/);
  });
});
