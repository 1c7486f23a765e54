import { createHash } from "node:crypto";
import { hexToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { base32OfHex, encodeBase32 } from "../../src/content/base32.ts";

it("writes hex as it writes bytes, whatever their number", () => {
  for (let length = 0; length <= 64; length++) {
    const hex = createHash("sha512")
      .update(String(length))
      .digest("hex")
      .slice(0, length * 2);
    expect(base32OfHex(hex)).toBe(encodeBase32(hexToBytes(hex)));
  }
});
