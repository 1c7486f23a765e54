import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import solc from "solc";
import { afterAll, describe, expect, it } from "vitest";
import { applyEdit } from "../../scripts/mutation/applyEdit.ts";
import { type Node, number, walk } from "../../scripts/mutation/ast.ts";
import { compile } from "../../scripts/mutation/compile.ts";
import { shortfalls } from "../../scripts/mutation/demands.ts";
import { generateMutants } from "../../scripts/mutation/generateMutants.ts";
import { hasTests } from "../../scripts/mutation/hasTests.ts";
import type { Finding, Mutant, Operator } from "../../scripts/mutation/model.ts";
import type { Project, Unit } from "../../scripts/mutation/project.ts";
import { Results } from "../../scripts/mutation/Results.ts";
import { score } from "../../scripts/mutation/score.ts";
import { selectMutants } from "../../scripts/mutation/selectMutants.ts";

const FILE = "contracts/Sample.sol";
const SAMPLE = `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

contract Sample {
    // Bytes, not characters: … ‖ „Ä“
    error TooMuch(uint256 amount);
    event Moved(address to, uint256 amount);
    uint256 constant MOST = 100;
    mapping(address => uint256) balances;
    uint256 count;
    bool open;

    modifier whenOpen() {
        require(open, "closed");
        _;
    }

    function move(address from, address to, uint256 amount) external whenOpen returns (uint256 number) {
        if (amount > MOST) revert TooMuch(amount);
        if (amount == 0) return 0;
        _check(from);
        balances[from] -= amount;
        balances[to] = balances[to] + amount;
        number = ++count;
        _log(number);
        if (from != to && amount < 7) delete balances[msg.sender];
        emit Moved(to, amount + 1);
    }

    function _check(address who) private view {
        require(who == msg.sender);
    }

    function _log(uint256 number) private {
        count = number;
    }

    function forward(address who) external payable returns (string memory) {
        uint256 held = who.balance;
        uint256 none = 0;
        this.take{value: held}(none, uint256(7));
        return string.concat("paid", "!");
    }

    function take(uint256 least, uint256 most) external payable {
        count = least / most;
    }
}
`;

const settings = { optimizer: { enabled: false } };
const outputSelection = { "*": { "": ["ast"] } };
const compiled = JSON.parse(
  solc.compile(
    JSON.stringify({
      language: "Solidity",
      sources: { [`project/${FILE}`]: { content: SAMPLE } },
      settings: { outputSelection },
    }),
  ),
) as { sources: Record<string, { ast: Node }> };
const tree = compiled.sources[`project/${FILE}`]?.ast as Node;
const byId = new Map<number | null, Node>();
walk(tree, (node) => byId.set(number(node, "id"), node));
const mutants = generateMutants(FILE, SAMPLE, tree, (id) => byId.get(id) ?? null);

const unit: Unit = {
  artifact: "",
  name: "Sample",
  file: FILE,
  source: `project/${FILE}`,
  job: "job",
  closure: [`project/${FILE}`],
  role: "deployed",
};
const project: Project = {
  jobs: { job: { settings, sources: { [`project/${FILE}`]: { content: SAMPLE } } } },
  units: [unit],
  mochaFiles: [],
};
const codeOf = (content: string) => {
  const made = compile(project, [unit], { source: unit.source, content });
  return made.ok ? made.contracts.get(unit)?.evm.bytecode.object : made.why;
};

const of = (operator: Operator) =>
  mutants
    .filter((mutant) => mutant.operator === operator)
    .map(({ before, replacement }) => `${before} → ${replacement}`);

describe("generateMutants", () => {
  it("drops what refuses", () => {
    expect(of("drop a guard")).toEqual([
      `require(open, "closed"); → {}`,
      "if (amount > MOST) revert TooMuch(amount); → {}",
      "require(who == msg.sender); → {}",
    ]);
    expect(of("drop a check")).toEqual(["_check(from); → {}"]);
    expect(of("drop an early exit")).toEqual(["if (amount == 0) return 0; → {}"]);
    expect(of("drop a modifier")).toEqual(["whenOpen → "]);
  });

  it("flips comparisons, and moves bounds to the other side than a flip would", () => {
    expect(of("flip a comparison")).toEqual(["> → >=", "== → !=", "!= → ==", "&& → ||", "< → <=", "== → !="]);
    expect(of("move a bound")).toEqual([" →  + 1", "MOST → (MOST + 1)", "0 → (0 + 1)", "7 → (7 - 1)"]);
  });

  it("forgets what is written", () => {
    expect(of("drop a write")).toEqual([
      "balances[from] -= amount; → {}",
      "balances[to] = balances[to] + amount; → {}",
      "++count → (count + 1)",
      "delete balances[msg.sender]; → {}",
      "count = number; → {}",
      "count = least / most; → {}",
    ]);
    expect(of("drop a call that writes")).toEqual([
      "_log(number); → {}",
      "this.take{value: held}(none, uint256(7)); → {}",
    ]);
  });

  it("swaps people, and plus and minus, but nothing that is only told", () => {
    expect(of("swap an address")).toContain("from → to");
    expect(of("swap an address")).toContain("msg.sender → who");
    expect(of("swap plus and minus")).toEqual(["-= → +=", "+ → -"]);
    expect(mutants.some(({ line }) => /emit|error|event/.test(SAMPLE.split("\n")[line - 1] ?? ""))).toBe(false);
  });

  it("forgets what a variable begins with and what a function answers, and sends nothing along", () => {
    expect(of("lose a value")).toEqual(["who.balance → 0", "{value: held} → ", 'string.concat("paid", "!") → ""']);
  });

  it("hands over one more, and neighbours of one type in each other's place", () => {
    const lines = mutants
      .filter(({ operator }) => operator === "change an amount")
      .map((mutant) => applyEdit(SAMPLE, mutant).split("\n")[mutant.line - 1]?.trim());
    expect(lines).toEqual([
      "_log(number + 1);",
      "this.take{value: held + 1}(none, uint256(7));",
      "this.take{value: held}(none + 1, uint256(7));",
    ]);
    expect(of("swap arguments")).toEqual(["none, uint256(7) → uint256(7), none"]);
  });

  it("yields sources that compile, and to another code", () => {
    const original = codeOf(SAMPLE);
    expect(original).toMatch(/^[0-9a-f]+$/);
    for (const mutant of mutants) {
      const code = codeOf(applyEdit(SAMPLE, mutant));
      expect(code, `${mutant.before} → ${mutant.replacement}`).toMatch(/^[0-9a-f]+$/);
      expect(code, `${mutant.before} → ${mutant.replacement}`).not.toBe(original);
    }
  });

  it("names each differently, and the same while other code moves", () => {
    const moved = SAMPLE.replace("contract Sample", "\n\n// Ä\ncontract Sample");
    expect(codeOf(moved)).toBe(codeOf(SAMPLE));
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    expect(mutants[0]).toMatchObject({ scope: "Sample.MOST", line: 8 });
  });
});

describe("compile", () => {
  it("tells a mutant that doesn't compile from a compiler that fails", () => {
    expect(compile(project, [unit], { source: unit.source, content: "contract Sample {" })).toMatchObject({
      ok: false,
    });
    const broken: Project = {
      ...project,
      jobs: { job: { settings: { nonsense: 1 }, sources: { [unit.source]: { content: SAMPLE } } } },
    };
    expect(() => compile(broken, [unit])).toThrow(/compiler failed/);
  });
});

describe("hasTests", () => {
  it("tells tests from helpers, and sees those that a loop describes", () => {
    expect(hasTests('describe("Pools", () => {});')).toBe(true);
    expect(hasTests('for (const kind of ["token"]) {\n  describe(`disputes`, () => {});\n}')).toBe(true);
    expect(hasTests("/** Who would describe(this)? */\nexport const wait = () => describeNothing();")).toBe(false);
  });
});

describe("selectMutants", () => {
  it("draws the same by the same seed, every kind before a kind's second, and fewer out of more", () => {
    const some = selectMutants(mutants, { seed: "one", limit: 11 });
    expect(new Set(some.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(10);
    expect(selectMutants([...mutants].reverse(), { seed: "one", limit: 11 })).toEqual(some);
    expect(selectMutants(mutants, { seed: "one", limit: 5 })).toEqual(some.slice(0, 5));
    expect(selectMutants(mutants, { seed: "two", limit: 1_000 })).not.toEqual(
      selectMutants(mutants, { seed: "one", limit: 1_000 }),
    );
    expect(selectMutants(mutants, { seed: "one", limit: 1_000 })).toHaveLength(mutants.length);
  });

  it("gives each contract what it must have before the rest is dealt out", () => {
    // A large file, which comes first, and two small contracts, of which one has less than it should.
    const at = (file: string, count: number) =>
      mutants.slice(0, count).map((mutant) => ({ ...mutant, id: `${file} ${mutant.id}`, file }));
    const all = [...at("a.sol", 20), ...at("b.sol", 12), ...at("c.sol", 3)];
    const contracts = new Map([
      ["B", ["b.sol"]],
      ["C", ["c.sol"]],
    ]);
    const count = (file: string, chosen: readonly Mutant[]) => chosen.filter((mutant) => mutant.file === file).length;
    const chosen = selectMutants(all, { seed: "one", limit: 16, contracts, ofEach: 10 });
    expect(["a.sol", "b.sol", "c.sol"].map((file) => count(file, chosen))).toEqual([3, 10, 3]);
    const more = selectMutants(all, { seed: "one", limit: 1_000, contracts, ofEach: 10 });
    expect(more.slice(0, 16)).toEqual(chosen);
    expect(new Set(more).size).toBe(all.length);
  });

  it("counts code that two contracts share for both", () => {
    const contracts = new Map([
      ["A", [FILE]],
      ["B", [FILE]],
    ]);
    const least = selectMutants(mutants, { seed: "one", limit: 5, contracts, ofEach: 5 });
    expect(least).toEqual(selectMutants(mutants, { seed: "one", limit: 5 }));
  });
});

describe("Results", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-mutation-"));
  const path = join(folder, "results.jsonl");
  afterAll(() => rmSync(folder, { recursive: true }));
  const prints = (contracts: string, tests: string, test: string) => ({ contracts, tests, ofTest: () => test });
  const [first, second, third] = mutants as [Mutant, Mutant, Mutant];
  const dead: Finding = {
    verdict: { is: "killed", by: { file: "a.ts", test: "t", how: "failure" } },
    changes: ["Sample"],
    seconds: 1,
  };
  const alive: Finding = { verdict: { is: "survived" }, changes: ["Sample"], seconds: 1 };

  it("outlive a run that was cut off in the middle of a line", () => {
    const results = new Results(path, prints("c", "t", "a"));
    results.keep(first, dead);
    results.keep(second, alive);
    writeFileSync(path, `${readFileSync(path, "utf8")}{"id":"${third.id}","sta`);
    const later = new Results(path, prints("c", "t", "a"));
    expect([later.of(first), later.of(second), later.of(third)]).toEqual([dead, alive, null]);
  });

  it("aren't believed of other contracts, nor of other tests", () => {
    expect(new Results(path, prints("other", "t", "a")).of(first)).toBeNull();
    const newTest = new Results(path, prints("c", "more", "a"));
    expect([newTest.of(first), newTest.of(second)]).toEqual([dead, null]);
    expect(new Results(path, prints("c", "more", "changed")).of(first)).toBeNull();
  });

  it("can be taken back", () => {
    new Results(path, prints("c", "t", "a")).forget([first]);
    const later = new Results(path, prints("c", "t", "a"));
    expect([later.of(first), later.of(second)]).toEqual([null, alive]);
  });

  it("are scored without what wasn't weakened, and a whole run is held to its demands", () => {
    const findings = new Map([
      [first, dead],
      [second, alive],
      [third, { ...alive, verdict: { is: "unchanged" as const }, changes: [] }],
    ]);
    const outcome = score([first, second, third], { of: (mutant) => findings.get(mutant) ?? null }, ["Sample"]);
    expect(outcome.share).toBe(0.5);
    expect(outcome.contracts.get("Sample")).toEqual({ tried: 2, killed: 1 });
    expect(shortfalls(outcome, new Set())).toHaveLength(4);
    expect(shortfalls(outcome, new Set([second.id]))).toHaveLength(3);
  });
});
