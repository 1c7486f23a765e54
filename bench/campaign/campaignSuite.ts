import { hash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../../scripts/runtime/paths.ts";
import { peakOf } from "../../test/support/peakOf.ts";
import { startPostgres } from "../../test/support/postgres.ts";
import { postgresSettings } from "../postgresSettings.ts";
import type { Measurement } from "../Row.ts";
import { type Figures, runStep } from "../runStep.ts";
import type { Bench, Suite } from "../Suite.ts";
import { startAnvil } from "./anvil.ts";
import { anchorCosts } from "./cost.ts";
import { indexRows } from "./indexRows.ts";
import { startIpfsProcess } from "./ipfsProcess.ts";
import { Kept } from "./Kept.ts";
import { keepRun } from "./keepRun.ts";
import { scaleOf } from "./scale.ts";
import { type StepLine, stepRows } from "./stepRows.ts";
import { verificationRows } from "./verificationRows.ts";

/** Works where `--size` says nothing. */
const USUAL = 10_000;
/** Raised when what the inputs are made of changes: older ones are then made anew. */
const INPUTS = 2;
const CLAIMS = 1_000;
const CHECKS = 1_000;

/** A whole campaign from nothing: signed, anchored, indexed, judged, rewarded, paid and verified. */
export const campaignSuite: Suite = {
  name: "campaign",
  about: "a whole campaign of N works (--size N), from signatures to claims, step by step",
  run,
};

async function run({ size, say }: Bench): Promise<Measurement[]> {
  const works = size ?? USUAL;
  const scale = scaleOf(works);
  const folder = join(dataFolder(), "bench", `campaign-${works}`);
  mkdirSync(folder, { recursive: true });
  // The chain begins anew with each run; its contracts have the same addresses each time.
  for (const name of ["deployment.json", "ignition"]) rmSync(join(folder, name), { recursive: true, force: true });
  const kept = new Kept(folder);
  const lines: StepLine[] = [];
  const running: { stop(): Promise<void> }[] = [];
  const started = async <Service extends { stop(): Promise<void> }>(service: Promise<Service>): Promise<Service> => {
    running.push(await service);
    return service;
  };
  try {
    const anvil = await started(startAnvil());
    const ipfs = await started(startIpfsProcess(join(folder, "ipfs")));
    const postgres = await started(startPostgres(postgresSettings));
    const step = async (
      name: string,
      what: string,
      args: readonly (string | number)[],
      key?: string,
    ): Promise<Figures> => {
      say(what);
      const go = () => runStep(new URL(`./steps/${name}.ts`, import.meta.url), [folder, ...args]);
      const figures = key === undefined ? await go() : await kept.step(name, key, go);
      lines.push({ name, what, figures, chainPeak: peakOf(anvil.pid), ipfsPeak: peakOf(ipfs.pid) });
      return figures;
    };
    const opened = await step("open", "contracts deployed, campaign opened and funded", [
      anvil.url,
      ipfs.rpc,
      ipfs.gateway,
    ]);
    const inputs = hash(
      "sha256",
      [INPUTS, works, opened.text("contributions"), opened.text("config")].join(" "),
      "hex",
    );
    await step("sign", `${works} works of ${scale.signers} authors made and signed`, [works], inputs);
    await step("intake", "each signature as intake checks it, one core", [works], inputs);
    const verified = await step("verify", "batch files read and checked, both cores", [works], inputs);
    const limits = await runStep(new URL("./steps/recoverLimits.ts", import.meta.url), [folder]);
    await step("blocks", "works and manifests into the IPFS node, a block each", [works], inputs);
    const anchored = await step("anchors", "batch files to IPFS, roots on chain", [works]);
    await step("votes", "votes signed, batched and anchored", [works]);
    await step("review", "verdicts: 12 % rejected, 5 % scored", [works]);
    const database = await postgres.create();
    const indexed = await step("index", "indexed from nothing: leaves, manifests, every work's bytes", [
      works,
      database,
    ]);
    const gallery = await step("gallery", "the gallery under load", [works, database]);
    await step("rewards", "votes counted, statement computed and written", [works, CLAIMS]);
    await step("settle", "statement's file to IPFS, root on chain, random claims paid", []);
    await step("check", "random works verified by a stranger, from chain and gateway", [works, CHECKS]);
    const anchor = {
      gas: anchored.number("gas") / anchored.number("anchors"),
      bytes: anchored.number("onChain") / anchored.number("anchors"),
    };
    const steps = new Map(lines.map(({ name, figures }) => [name, figures]));
    say(`How steps grow, by all sizes that were run: ${keepRun(join(dataFolder(), "bench"), folder, works, steps)}`);
    return [
      ...verificationRows(verified, limits),
      ...stepRows(works, lines),
      ...indexRows(works, indexed, gallery),
      ...anchorCosts(works, anchor),
    ];
  } finally {
    for (const service of running.reverse()) await service.stop();
  }
}
