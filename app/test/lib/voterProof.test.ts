import { verifyProof } from "@colophon/sdk/merkle/verifyProof.ts";
import { voterLeaves, voterRoot } from "@colophon/sdk/merkle/voterRoot.ts";
import { bytesToHex } from "viem";
import { describe, expect, it } from "vitest";
import { voterProof } from "../../src/lib/voterProof.ts";

const voters = [`0x${"a1".repeat(20)}`, `0x${"b2".repeat(20)}`, `0x${"c3".repeat(20)}`] as const;
const root = voterRoot(voters);

describe("voterProof", () => {
  it("proves a voter of the list, however it is written", () => {
    for (const voter of voters) {
      const found = voterProof(`voters:\n${voters.join(", ").toUpperCase().replaceAll("0X", "0x")}\n`, root, voter);
      if (!("proof" in found)) throw new Error(found.fault);
      expect(verifyProof(root, bytesToHex(voterLeaves([voter])), found.proof)).toBe(true);
    }
  });
  it("says what is wrong with another list, an empty one, and for somebody who isn't on it", () => {
    expect(voterProof("nobody", root, voters[0])).toMatchObject({ fault: expect.stringContaining("no address") });
    expect(voterProof(voters.slice(1).join("\n"), root, voters[1])).toMatchObject({
      fault: expect.stringContaining("another one"),
    });
    expect(voterProof(voters.join("\n"), root, `0x${"d4".repeat(20)}`)).toMatchObject({
      fault: expect.stringContaining("isn't on it"),
    });
  });
});
