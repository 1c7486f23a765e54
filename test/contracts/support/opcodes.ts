/** What a compiled contract can do, read from its code. */
import type { Hex } from "viem";

export const Opcode = {
  NUMBER: 0x43,
  CALL: 0xf1,
  CALLCODE: 0xf2,
  DELEGATECALL: 0xf4,
  STATICCALL: 0xfa,
  SELFDESTRUCT: 0xff,
} as const;

/** How often each opcode stands in the code, without what follows a PUSH and without the compiler's metadata at the end. */
export function opcodesOf(code: Hex): Map<number, number> {
  const bytes = Buffer.from(code.slice(2), "hex");
  // The metadata begins with its name, "ipfs", in CBOR. A build can be without: then all is code.
  const metadata = bytes.lastIndexOf("a264697066735822", "hex");
  const end = metadata === -1 ? bytes.length : metadata;
  const counts = new Map<number, number>();
  for (let at = 0; at < end; at++) {
    const opcode = bytes[at] ?? 0;
    counts.set(opcode, (counts.get(opcode) ?? 0) + 1);
    if (opcode >= 0x60 && opcode <= 0x7f) at += opcode - 0x5f;
  }
  return counts;
}
