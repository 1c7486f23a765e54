import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../test/support/postgres.ts";
import type { Measurement } from "../Row.ts";
import { type Figures, runStep } from "../runStep.ts";
import type { Bench, Suite } from "../Suite.ts";

const step = (name: string) => new URL(`./steps/${name}.ts`, import.meta.url);

/** Accounts where `--size` says nothing: about two minutes on two cores. */
const USUAL = 300_000;
/** The largest campaign that OpenZeppelin's tree is made for: half a minute and 200 MB. */
const PEERS = 100_000;
/** Permutations that a tree of n leaves can't do without, for each leaf: two for the leaf (what leaves have in common is done once), one for its node. */
const PERMUTATIONS = 3;
const SEED = 1;
const MIB = 2 ** 20;

/** Statements: engine, tree, proofs and files, beside OpenZeppelin's tree and what keccak takes. */
export const rewardsSuite: Suite = {
  name: "rewards",
  about: "a statement for N accounts (--size N): engine and tree, proofs served, its file written and read",
  run,
};

async function run({ size, say }: Bench): Promise<Measurement[]> {
  const many = size ?? USUAL;
  const peers = Math.min(many, PEERS);
  const folder = mkdtempSync(join(tmpdir(), "colophon-rewards-"));
  try {
    say("keccak on one core and two");
    const keccak = await runStep(step("keccak"), []);
    say(`OpenZeppelin's tree of ${peers} works' accounts, then ours of the same`);
    const theirs = await runStep(step("openZeppelin"), [peers, SEED]);
    const same = await runStep(step("ours"), [peers, SEED]);
    if (same.text("root") !== theirs.text("root")) throw new Error("Our root isn't OpenZeppelin's.");
    say(`A statement for ${many} works`);
    const file = join(folder, "statement.ndjson");
    const ours = await runStep(step("ours"), [many, SEED, file]);
    say("Its file, read");
    const read = await runStep(step("reading"), [file]);
    if (read.text("root") !== ours.text("root")) throw new Error("The file doesn't lead to the statement's root.");
    rmSync(file);
    return [
      ...computing(many, peers, { keccak, theirs, same, ours }),
      ...files(ours, read),
      ...(await proofs(many, ours.text("root"), folder, say)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Computed {
  readonly keccak: Figures;
  readonly theirs: Figures;
  readonly same: Figures;
  readonly ours: Figures;
}

function computing(many: number, peers: number, { keccak, theirs, same, ours }: Computed): Measurement[] {
  // Processor time, of both threads: it says the same on a machine that has other things to do.
  const each = (figures: Figures, of: "cpu" | "seconds" = "cpu") =>
    (figures.number(of) / figures.number("accounts")) * 1e6;
  const limit = (PERMUTATIONS / keccak.number("cpu")) * 1e6;
  const peerName = "OpenZeppelin StandardMerkleTree";
  const extrapolated =
    many > peers ? ` OpenZeppelin's is made for ${peers} works and taken by account, to its advantage: it sorts.` : "";
  const note = `limit: three keccak permutations an account and nothing else; OpenZeppelin's is the tree alone, ours with the engine, both threads counted.${extrapolated}`;
  const base = { peerName, better: "lower" as const };
  const cpu = { ...base, unit: "µs", peer: each(theirs), limit, target: each(theirs) / 25 };
  const accounts = ours.number("accounts");
  return [
    row({
      name: "keccak256 of 64 bytes, one core",
      unit: "1/s",
      ours: keccak.number("one"),
      peer: keccak.number("noble"),
      peerName: "noble",
      better: "higher",
    }),
    row({ name: "keccak256 of 64 bytes, two cores", unit: "1/s", ours: keccak.number("both"), better: "higher" }),
    row({
      name: "keccak256 of 64 bytes, a second of processor time",
      unit: "1/s",
      ours: keccak.number("cpu"),
      better: "higher",
    }),
    row({
      ...cpu,
      name: `engine and tree, ${peers} works: processor time an account`,
      ours: each(same),
      note: `${note} Roots are equal.`,
    }),
    row({ ...cpu, name: `engine and tree, ${many} works: processor time an account`, ours: each(ours), note }),
    row({
      ...base,
      unit: "s",
      name: `engine and tree, ${many} works: on the clock`,
      ours: ours.number("seconds"),
      peer: (each(theirs, "seconds") * accounts) / 1e6,
      note: `${note} Ours also makes up the campaign meanwhile.`,
    }),
    row({
      name: `engine and tree, ${many} works: peak memory`,
      unit: "MiB",
      ours: ours.number("peakComputing") / MIB,
      target: 1_024,
      better: "lower",
      note: "of the whole process, the runtime's own among it",
    }),
    row({
      name: `OpenZeppelin's tree of ${peers}: peak memory`,
      unit: "MiB",
      ours: null,
      peer: theirs.number("peak") / MIB,
      peerName,
      better: "lower",
    }),
  ];
}

function files(ours: Figures, read: Figures): Measurement[] {
  const megabytes = ours.number("bytes") / 1e6;
  const size = `${megabytes.toFixed(0)} MB`;
  return [
    row({
      name: `statement's file written, ${size}`,
      unit: "MB/s",
      ours: megabytes / ours.number("writing"),
      better: "higher",
    }),
    row({
      name: `statement's file read and checked, ${size}`,
      unit: "MB/s",
      ours: megabytes / read.number("seconds"),
      better: "higher",
      note: "every line parsed, checked and summed, and the root computed",
    }),
    row({
      name: `statement's file read, peak memory`,
      unit: "MiB",
      ours: read.number("peak") / MIB,
      target: 1_024,
      better: "lower",
    }),
  ];
}

async function proofs(many: number, root: string, folder: string, say: Bench["say"]): Promise<Measurement[]> {
  const postgres = await startPostgres();
  const rows: Measurement[] = [];
  try {
    for (const [name, where] of [
      ["PostgreSQL", await postgres.create()],
      ["PGlite", join(folder, "index")],
    ] as const) {
      say(`Leaves and tree into ${name}`);
      const stored = await runStep(step("storing"), [many, SEED, where]);
      say(`Proofs out of ${name}`);
      const served = await runStep(step("serving"), [many, SEED, where, root]);
      const note = "GET /v1/accounts/{address}/claimables, one at a time, within the process; each proof is verified";
      const kept = `tree ${(stored.number("treeBytes") / 1e6).toFixed(0)} MB and leaves ${(stored.number("leavesBytes") / 1e6).toFixed(0)} MB in the database, with indexes`;
      rows.push(
        row({
          name: `one proof of ${many}, ${name}, p50`,
          unit: "ms",
          ours: served.number("p50"),
          target: 5,
          better: "lower",
          note,
        }),
        row({
          name: `one proof of ${many}, ${name}, p99`,
          unit: "ms",
          ours: served.number("p99"),
          target: 5,
          better: "lower",
          note,
        }),
        row({
          name: `API that serves them, ${name}, peak memory`,
          unit: "MiB",
          ours: served.number("peak") / MIB,
          better: "lower",
          note: kept,
        }),
        row({ name: `tree stored, ${name}`, unit: "s", ours: stored.number("tree"), better: "lower", note: kept }),
        row({ name: `leaves stored, ${name}`, unit: "s", ours: stored.number("leaves"), better: "lower", note: kept }),
      );
    }
  } finally {
    await postgres.stop();
  }
  return rows;
}

function row(one: Pick<Measurement, "name" | "unit" | "ours" | "better"> & Partial<Measurement>): Measurement {
  return { peer: null, peerName: null, limit: null, target: null, note: "", ...one };
}
