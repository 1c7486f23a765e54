import { afterEach, describe, expect, it, vi } from "vitest";
import { Output } from "../src/output.ts";

/** Clears the screen, turns text around, and says something else. */
const HOSTILE = "wrong\u001b[2J\u001b[HRight.\u202E\u0007";

describe("what is shown of others' words", () => {
  afterEach(() => vi.restoreAllMocks());

  const shown = (stream: "stdout" | "stderr", say: (output: Output) => void) => {
    const pieces: string[] = [];
    vi.spyOn(process[stream], "write").mockImplementation((piece) => pieces.push(String(piece)) > 0);
    say(new Output(false));
    return pieces.join("");
  };

  it("moves no cursor in an answer", () => {
    const text = shown("stdout", (output) =>
      output.answer({ yes: false, json: null, lines: [`Wrong. ${HOSTILE}`, "", "two\nlines"] }),
    );
    expect(text).toBe("Wrong. wrong\uFFFD[2J\uFFFD[HRight.\uFFFD\uFFFD\n\ntwo\nlines\n");
  });
  it("nor in a note", () => {
    expect(shown("stderr", (output) => output.note(HOSTILE))).toBe("wrong\uFFFD[2J\uFFFD[HRight.\uFFFD\uFFFD\n");
  });
});
