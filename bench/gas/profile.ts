import { type Hex, hexToBytes } from "viem";
import type { Chain } from "./Chain.ts";

interface Step {
  op: string;
  gas: number;
  depth: number;
}

interface Trace {
  structLogs: Step[];
}

/** A frame that is still running, and who called it. */
interface Caller {
  op: string;
  gas: number;
  childStart: number;
}

const CALLS = new Set(["CALL", "CALLCODE", "DELEGATECALL", "STATICCALL", "CREATE", "CREATE2"]);
const NAMED = new Set(["SLOAD", "SSTORE", "KECCAK256", ...CALLS]);

/**
 * Where a transaction's gas goes: what it costs to begin, its calldata, and its opcodes by kind, from
 * `debug_traceTransaction`. A static call without code is the recovery of a signer's address.
 *
 * @param each divides every figure, for a batch
 * @returns one line; the parts sum to the transaction's gas, within rounding
 */
export async function profile(chain: Chain, hash: Hex, each = 1): Promise<string> {
  const { input, gasUsed } = await chain.transactionOf(hash);
  const { structLogs } = (await chain.request("debug_traceTransaction", [
    hash,
    { disableStack: true, disableMemory: true, disableStorage: true },
  ])) as Trace;
  const bytes = hexToBytes(input);
  const zeros = bytes.filter((byte) => byte === 0).length;
  const parts = new Map([
    ["to begin", 21_000],
    ["calldata", 4 * zeros + 16 * (bytes.length - zeros)],
  ]);
  for (const [name, gas] of opcodes(structLogs)) parts.set(name, (parts.get(name) ?? 0) + gas);
  const sum = [...parts.values()].reduce((total, gas) => total + gas, 0);
  if (sum !== gasUsed) parts.set("refunds", gasUsed - sum);
  const told = [...parts].map(([name, gas]) => `${name} ${Math.round(gas / each).toLocaleString("en-GB")}`);
  return `${told.join(", ")}; ${Math.round(structLogs.length / each).toLocaleString("en-GB")} steps`;
}

/** Each step's own gas: a call's is what it takes beside what its callee uses. */
function opcodes(steps: readonly Step[]): Map<string, number> {
  const sums = new Map<string, number>();
  const callers: Caller[] = [];
  steps.forEach((step, index) => {
    const next = steps[index + 1];
    if (next === undefined) return;
    if (next.depth > step.depth) {
      callers.push({ op: step.op, gas: step.gas, childStart: next.gas });
      return;
    }
    if (next.depth < step.depth) {
      const caller = callers.pop();
      // The last step of a callee (RETURN, STOP) is free but for memory, which goes to its caller's account.
      if (caller !== undefined)
        add(sums, nameOf(caller.op, true), caller.gas - next.gas - (caller.childStart - step.gas));
      return;
    }
    add(sums, nameOf(step.op, false), step.gas - next.gas);
  });
  return new Map([...sums].sort(([one], [other]) => order(one) - order(other)));
}

const order = (name: string) => (name === OTHERS ? 1 : 0);

const OTHERS = "all else";

function nameOf(op: string, hasCode: boolean): string {
  if (op === "STATICCALL" && !hasCode) return "ecrecover";
  if (op.startsWith("LOG")) return "logs";
  return NAMED.has(op) ? op : OTHERS;
}

function add(sums: Map<string, number>, name: string, gas: number): void {
  sums.set(name, (sums.get(name) ?? 0) + gas);
}
