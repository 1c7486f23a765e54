import solc from "solc";
import { z } from "zod";
import { InfrastructureError } from "./model.ts";
import type { Project, Unit } from "./project.ts";

const linkReferences = z.record(z.string(), z.record(z.string(), z.array(z.looseObject({}))));
const code = z.object({ object: z.string(), linkReferences });
const contract = z.object({
  abi: z.array(z.unknown()),
  evm: z.object({ bytecode: code, deployedBytecode: code }),
});
const outputShape = z.object({
  errors: z
    .array(
      z.looseObject({
        severity: z.string(),
        type: z.string(),
        formattedMessage: z.string().optional(),
        message: z.string(),
      }),
    )
    .default([]),
  contracts: z.record(z.string(), z.record(z.string(), contract)).default({}),
});

/** Contracts in the order of a project's units, as they are kept for the workers. */
export const compiledShape = z.array(contract);

export type Compiled = z.infer<typeof contract>;

export type Compilation = { ok: true; contracts: Map<Unit, Compiled> } | { ok: false; why: string };

const runSolc: (input: string) => string = solc.compile;

/**
 * Compiles some contracts with one source changed, by the settings of the real build but without the metadata at the end,
 * which would tell two sources apart that make the same code.
 *
 * @throws {InfrastructureError} when the compiler itself fails
 */
export function compile(
  project: Project,
  units: readonly Unit[],
  changed?: { source: string; content: string },
): Compilation {
  const contracts = new Map<Unit, Compiled>();
  for (const id of new Set(units.map(({ job }) => job))) {
    const job = project.jobs[id];
    if (job === undefined)
      throw new InfrastructureError(`No job ${id}. Delete the folder of mutation runs and start again.`);
    const ofJob = units.filter((unit) => unit.job === id);
    const needed = new Set(ofJob.flatMap(({ closure }) => closure));
    const sources = Object.fromEntries(
      Object.entries(job.sources)
        .filter(([name]) => needed.has(name))
        .map(([name, source]) => [name, name === changed?.source ? { content: changed.content } : source]),
    );
    const wanted = [
      "abi",
      "evm.bytecode.object",
      "evm.bytecode.linkReferences",
      "evm.deployedBytecode.object",
      "evm.deployedBytecode.linkReferences",
    ];
    const outputSelection: Record<string, Record<string, string[]>> = {};
    for (const { source, name } of ofJob) outputSelection[source] = { ...outputSelection[source], [name]: wanted };
    const metadata = { appendCBOR: false, bytecodeHash: "none" };
    const input = { language: "Solidity", sources, settings: { ...job.settings, metadata, outputSelection } };

    const output = outputShape.parse(JSON.parse(runSolc(JSON.stringify(input))));
    const error = output.errors.find(({ severity }) => severity === "error");
    if (error !== undefined) {
      // The compiler's own failures say nothing about the mutant.
      if (/InternalCompilerError|UnimplementedFeatureError|JSONError|IOError|Exception/.test(error.type)) {
        throw new InfrastructureError(`The compiler failed: ${error.type}: ${error.message}`);
      }
      return { ok: false, why: error.message };
    }
    for (const unit of ofJob) {
      const made = output.contracts[unit.source]?.[unit.name];
      if (made === undefined) throw new InfrastructureError(`The compiler made no ${unit.name}.`);
      contracts.set(unit, made);
    }
  }
  return { ok: true, contracts };
}
