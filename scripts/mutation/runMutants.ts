import type { Canary } from "./canaries.ts";
import { Lab } from "./Lab.ts";
import type { Task } from "./messages.ts";
import { type Finding, InfrastructureError, type Mutant } from "./model.ts";
import type { Proofs } from "./Proofs.ts";
import type { Project } from "./project.ts";
import type { Results } from "./Results.ts";
import { TestOrder } from "./TestOrder.ts";

/** How many mutants a worker tries before it must show again that nothing fails without one. */
const SHIFT = 40;

interface Run {
  project: Project;
  canaries: readonly Canary[];
  mutants: readonly Mutant[];
  results: Results;
  proofs: Proofs;
  jobs: number;
  /** Where workers may write. */
  folder: string;
  say(line: string): void;
}

/**
 * Tries all mutants that nothing is known of yet.
 *
 * First the instruments are tried: the unmutated contracts must survive all tests, and a deadly change of each contract must
 * be found. After each shift a worker's unmutated contracts must survive again, or all that it found in it is taken back.
 *
 * @throws {InfrastructureError} when the instruments are wrong; what was found until then is kept
 */
export async function runMutants({
  project,
  canaries,
  mutants,
  results,
  proofs,
  jobs,
  folder,
  say,
}: Run): Promise<void> {
  const order = new TestOrder(project.mochaFiles);
  const labs = Array.from({ length: jobs }, (_, number) => new Lab(number, folder));
  const known = mutants.filter((mutant) => results.of(mutant) !== null);
  for (const mutant of known) learn(order, mutant, results.of(mutant));
  const waiting = mutants.filter((mutant) => !known.includes(mutant));
  say(`${mutants.length} mutants, ${known.length} of them known from before, ${jobs} at a time`);
  if (waiting.length === 0) return;

  try {
    // Solidity's take minutes; mocha's are shown again each time, since they also tell which files are quick.
    const trials = instrumentTrials(project, canaries, order).filter(
      ({ task }) => !task.solidity || !proofs.has(task.name),
    );
    await inParallel(labs, trials, async (lab, { task, mustDie }) => {
      const { verdict } = await lab.tryOut(task, (file, seconds) => mustDie || order.took(file, seconds));
      say(
        `  ${task.name}: ${verdict.is}${verdict.is === "killed" ? ` by ${verdict.by.file}: ${verdict.by.test}` : ""}`,
      );
      if (mustDie === (verdict.is === "killed")) proofs.add(task.name);
      else {
        const advice = mustDie
          ? "No result would mean anything."
          : "Mend the tests first (`npm test -- --only contracts`).";
        throw new InfrastructureError(
          `${task.name} ${mustDie ? "must be killed" : "must survive"}, but: ${tell(verdict)} ${advice}`,
        );
      }
    });

    let done = known.length;
    await Promise.all(
      labs.map(async (lab) => {
        while (waiting.length > 0) {
          const tried: Mutant[] = [];
          for (
            let mutant = waiting.shift();
            mutant !== undefined;
            mutant = tried.length < SHIFT ? waiting.shift() : undefined
          ) {
            const finding = await tryTwice(lab, mutant, order);
            results.keep(mutant, finding);
            tried.push(mutant);
            learn(order, mutant, finding);
            done += 1;
            say(
              `  ${String(done).padStart(4)}/${mutants.length} ${finding.seconds.toFixed(1).padStart(6)} s  ${mutant.id} ${line(mutant)}: ${tell(finding.verdict)}`,
            );
          }
          await endShift(lab, project, results, tried);
        }
      }),
    );
  } finally {
    await Promise.all(labs.map((lab) => lab.end()));
  }
}

/** A worker whose unmutated contracts don't survive was not in its right mind. */
async function endShift(lab: Lab, project: Project, results: Results, tried: readonly Mutant[]): Promise<void> {
  const { verdict } = await lab.tryOut(control(project));
  await lab.end();
  if (verdict.is === "survived") return;
  results.forget(tried);
  const why = `After a shift the unmutated contracts no longer survived (${tell(verdict)})`;
  throw new InfrastructureError(`${why}: its ${tried.length} results are taken back.`);
}

/** A time-out may come of a busy machine: it counts where it happens again to a new worker. */
async function tryTwice(lab: Lab, mutant: Mutant, order: TestOrder): Promise<Finding> {
  const task: Task = {
    name: mutant.id,
    source: `project/${mutant.file}`,
    change: mutant,
    mocha: order.for(mutant),
    solidity: true,
  };
  const first = await lab.tryOut(task);
  if (first.verdict.is !== "killed" || first.verdict.by.how !== "time-out") return first;
  await lab.end();
  return lab.tryOut(task);
}

interface Trial {
  task: Task;
  mustDie: boolean;
}

function instrumentTrials(project: Project, canaries: readonly Canary[], order: TestOrder): Trial[] {
  const bySolidity = canaries.find(({ by, source }) => by === "solidity" && isTestedBySolidity(project, source));
  const deadly = [...canaries.filter(({ by }) => by === "mocha"), ...(bySolidity === undefined ? [] : [bySolidity])];
  return [
    ...controls(project),
    ...deadly.map(({ contract, source, by, start, length, replacement }) => ({
      mustDie: true,
      task: {
        name: `canary in ${contract} (${by})`,
        source,
        change: { start, length, replacement },
        mocha: by === "mocha" ? order.for({ file: `${contract}.sol`, scope: contract }) : [],
        solidity: by === "solidity",
      },
    })),
  ];
}

/** The unmutated contracts: once for mocha's tests, and for Solidity's as often as it takes to reach each file. */
function controls(project: Project): Trial[] {
  const tests = project.units.filter(({ role }) => role === "test");
  const left = new Set(tests.map(({ file }) => file));
  const deployed = project.units.filter(({ role }) => role === "deployed");
  const trials: Trial[] = [{ mustDie: false, task: control(project) }];
  for (const source of [...new Set([...deployed, ...project.units].flatMap(({ closure }) => closure))]) {
    const reached = tests.filter(({ closure, file }) => left.has(file) && closure.includes(source));
    if (reached.length === 0 || !source.startsWith("project/contracts/")) continue;
    for (const { file } of reached) left.delete(file);
    trials.push({
      mustDie: false,
      task: {
        name: `control, Solidity's tests of ${source.replace(/^project\//, "")}`,
        source,
        change: null,
        mocha: [],
        solidity: true,
      },
    });
  }
  return trials;
}

function control({ units, mochaFiles }: Project): Task {
  const source = units.find(({ role }) => role === "deployed")?.source;
  if (source === undefined) throw new InfrastructureError("There is no contract to weaken.");
  return { name: "control, mocha's tests", source, change: null, mocha: mochaFiles, solidity: false };
}

const isTestedBySolidity = ({ units }: Project, source: string) =>
  units.some(({ role, closure }) => role === "test" && closure.includes(source));

function learn(order: TestOrder, mutant: Mutant, finding: Finding | null): void {
  if (finding?.verdict.is === "killed") order.killed(mutant, finding.verdict.by.file);
}

const line = ({ file, line, operator }: Mutant) => `${file}:${line} ${operator}`;

function tell(verdict: Finding["verdict"]): string {
  if (verdict.is === "killed") {
    return `killed by ${verdict.by.file}: ${verdict.by.test}${verdict.by.how === "time-out" ? " (time-out)" : ""}`;
  }
  return verdict.is === "invalid"
    ? `doesn't compile (${verdict.why})`
    : verdict.is === "survived"
      ? "SURVIVED"
      : verdict.is;
}

/** Has each lab take the next job as soon as it is free. The first failure stops all, and is told. */
async function inParallel<T>(labs: readonly Lab[], jobs: readonly T[], work: (lab: Lab, job: T) => Promise<void>) {
  const left = [...jobs];
  let failed = false;
  await Promise.all(
    labs.map(async (lab) => {
      for (let job = left.shift(); job !== undefined && !failed; job = left.shift()) {
        try {
          await work(lab, job);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    }),
  );
}
