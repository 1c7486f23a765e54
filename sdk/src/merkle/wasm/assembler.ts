/** Just enough of the WebAssembly binary format to write one module by hand: numbers, sections and the instructions in use. */

/** A piece of code, as bytes. */
export type Code = readonly number[];

/** An unsigned LEB128 number. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** A signed LEB128 number of up to 64 bits. */
export function signed(value: number | bigint): Code {
  const bytes: number[] = [];
  let rest = BigInt.asIntN(64, BigInt(value));
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const ends = (low & 0x40) === 0 ? rest === 0n : rest === -1n;
    bytes.push(ends ? low : low | 0x80);
    if (ends) return bytes;
  }
}

/** A section, or a function's body: its length, then its bytes. */
export function sized(bytes: Code): Code {
  return [...unsigned(bytes.length), ...bytes];
}

const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
/** Alignment is a hint only: 2^3 bytes. */
const at = (offset: number): Code => [3, ...unsigned(offset)];

/** Instructions, named as the specification names them. */
export const op = {
  localGet: (local: number): Code => [0x20, ...unsigned(local)],
  localSet: (local: number): Code => [0x21, ...unsigned(local)],
  localTee: (local: number): Code => [0x22, ...unsigned(local)],
  i32Const: (value: number): Code => [0x41, ...signed(value)],
  i64Const: (value: bigint): Code => [0x42, ...signed(value)],
  i32Eqz: [0x45] as Code,
  i32Eq: [0x46] as Code,
  i32Add: [0x6a] as Code,
  i32Sub: [0x6b] as Code,
  i32Mul: [0x6c] as Code,
  i32WrapI64: [0xa7] as Code,
  i32LtUnsigned: [0x49] as Code,
  i32GtSigned: [0x4a] as Code,
  i64Load: (offset: number): Code => [0x29, ...at(offset)],
  i64Eqz: [0x50] as Code,
  i64LtUnsigned: [0x54] as Code,
  i64Ctz: [0x7a] as Code,
  i64Sub: [0x7d] as Code,
  i64And: [0x83] as Code,
  i64Xor: [0x85] as Code,
  i64ShiftRight: [0x88] as Code,
  select: [0x1b] as Code,
  loop: [0x03, 0x40] as Code,
  block: [0x02, 0x40] as Code,
  end: [0x0b] as Code,
  /** Goes on with the loop (or leaves the block) that many levels out, if the value on the stack isn't 0. */
  branchIf: (depth: number): Code => [0x0d, ...unsigned(depth)],
  v128Load: (offset: number): Code => [...vector(0x00), ...at(offset)],
  v128Load64Splat: (offset: number): Code => [...vector(0x0a), ...at(offset)],
  v128Load64Lane: (offset: number, lane: number): Code => [...vector(0x57), ...at(offset), lane],
  v128Store64Lane: (offset: number, lane: number): Code => [...vector(0x5b), ...at(offset), lane],
  /** a & ~b */
  v128AndNot: vector(0x4f),
  v128Or: vector(0x50),
  v128Xor: vector(0x51),
  i64x2Splat: vector(0x12),
  i64x2ShiftLeft: vector(0xcb),
  i64x2ShiftRight: vector(0xcd),
} as const;

/** Value types of locals. */
export const I32 = 0x7f;
export const I64 = 0x7e;
export const V128 = 0x7b;
