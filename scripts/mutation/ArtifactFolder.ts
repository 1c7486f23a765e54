import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { root } from "../runtime/paths.ts";
import type { Compiled } from "./compile.ts";
import type { Project, Unit } from "./project.ts";

const shape = z.looseObject({ bytecode: z.string() });

/** The artifacts that one worker's tests read: the real build's, but for what is being tried. */
export class ArtifactFolder {
  readonly path: string;
  /** What is not as the unmutated build made it. */
  readonly #changed = new Set<Unit>();
  readonly #original = new Map<Unit, Compiled>();

  private constructor(path: string) {
    this.path = path;
  }

  /** Copies the build's artifacts, without its build-infos: nothing of them is true of a mutant. */
  static async create(path: string): Promise<ArtifactFolder> {
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true });
    await cp(join(root, "artifacts", "contracts"), join(path, "contracts"), { recursive: true });
    return new ArtifactFolder(path);
  }

  /** Takes these for unmutated from now on. */
  async setOriginal(contracts: ReadonlyMap<Unit, Compiled>): Promise<void> {
    for (const [unit, compiled] of contracts) {
      this.#original.set(unit, compiled);
      await this.#write(unit, compiled);
    }
  }

  /** Those of the contracts whose code isn't the unmutated one's. */
  differing(contracts: ReadonlyMap<Unit, Compiled>): Unit[] {
    return [...contracts]
      .filter(([unit, { evm }]) => evm.bytecode.object !== this.#original.get(unit)?.evm.bytecode.object)
      .map(([unit]) => unit);
  }

  /** Puts a mutant's contracts in place of the unmutated ones. */
  async put(contracts: ReadonlyMap<Unit, Compiled>): Promise<void> {
    for (const [unit, compiled] of contracts) {
      this.#changed.add(unit);
      await this.#write(unit, compiled);
    }
  }

  /** Puts everything back as the unmutated build made it. */
  async restore(): Promise<void> {
    for (const unit of this.#changed) {
      const original = this.#original.get(unit);
      if (original !== undefined) await this.#write(unit, original);
    }
    this.#changed.clear();
  }

  async #write(unit: Unit, { abi, evm }: Compiled): Promise<void> {
    const path = join(this.path, unit.artifact);
    const artifact = shape.parse(JSON.parse(await readFile(join(root, "artifacts", unit.artifact), "utf8")));
    const changed = {
      ...artifact,
      abi,
      bytecode: `0x${evm.bytecode.object}`,
      deployedBytecode: `0x${evm.deployedBytecode.object}`,
      linkReferences: evm.bytecode.linkReferences,
      deployedLinkReferences: evm.deployedBytecode.linkReferences,
    };
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify(changed));
  }
}

/** The contracts of a project that have a source in common, of some roles. */
export function unitsWith(project: Project, source: string, roles: readonly Unit["role"][]): Unit[] {
  return project.units.filter(({ role, closure }) => roles.includes(role) && closure.includes(source));
}
